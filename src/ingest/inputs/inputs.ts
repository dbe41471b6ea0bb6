// What a caller hands over, as the files that are in it: folders and archives are opened, streams are kept.

import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { IngestError } from '../ingest-error.js';
import { type Blob, fileBlob, memoryBlob, reasonOf, spooled } from './blob.js';
import { isZip, zipMembers } from './zip.js';

/** A path of a file, an archive or a folder, `-` for standard input, or content that the caller has. */
export type Input =
  | string
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly stream: AsyncIterable<Uint8Array | string> };

export interface InputFile {
  readonly name: string;
  /** Undefined where it could not be opened. */
  readonly blob?: Blob;
  readonly error?: IngestError;
  /** Whether it was found in a folder or an archive, where other files may lie too. */
  readonly found: boolean;
}

export interface OpenInputs {
  readonly files: readonly InputFile[];
  /** Removes what was kept of streams. */
  close(): Promise<void>;
}

/** The files of all inputs, in the order of the inputs, those of a folder by name. A file that cannot be opened is in it with an error. */
export async function openInputs(inputs: readonly Input[]): Promise<OpenInputs> {
  const removals: Removals = [];
  const files: InputFile[] = [];
  const close = async () => {
    for (const remove of removals) await remove();
  };
  try {
    for (const input of inputs) {
      for (const file of await openInput(input, removals)) files.push(...(await unpackedFiles(file, removals)));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { files, close };
}

type Removals = (() => Promise<void>)[];

async function openInput(input: Input, removals: Removals): Promise<InputFile[]> {
  if (typeof input !== 'string' && 'bytes' in input) {
    return [{ name: input.name, blob: memoryBlob(input.name, input.bytes), found: false }];
  }
  const name = typeof input === 'string' ? (input === '-' ? 'standard input' : input) : input.name;
  try {
    if (typeof input !== 'string') return await openStream(name, input.stream, removals);
    if (input === '-') return await openStream(name, process.stdin, removals);
    const stats = await stat(input);
    if (stats.isDirectory()) return await openFolder(input);
    if (stats.isFile()) return [{ name, blob: await fileBlob(input), found: false }];
    // A pipe with a name: it can be read once.
    return await openStream(name, createReadStream(input), removals);
  } catch (error) {
    return [{ name, error: asIngestError(error, name), found: false }];
  }
}

async function openStream(
  name: string,
  stream: AsyncIterable<Uint8Array | string>,
  removals: Removals,
): Promise<InputFile[]> {
  const { blob, remove } = await spooled(name, stream);
  removals.push(remove);
  return [{ name, blob, found: false }];
}

async function openFolder(path: string): Promise<InputFile[]> {
  const files = await filesBelow(path);
  if (files.length === 0) throw new IngestError('there are no files in this folder', path);
  return Promise.all(files.map(async (name) => ({ name, blob: await fileBlob(name), found: true })));
}

/** An error of the file system as one of the file. */
export function asIngestError(error: unknown, name: string): IngestError {
  return error instanceof IngestError ? error : new IngestError(reasonOf(error), name, undefined, { cause: error });
}

/** All files of a folder and the folders in it, but for hidden ones. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) files.push(path);
  }
  return files;
}

/** False where a link leads nowhere. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** Archives may lie in one another so deep. */
const MAX_ARCHIVES = 3;

async function unpackedFiles(file: InputFile, removals: Removals, depth = 1): Promise<InputFile[]> {
  if (file.blob === undefined) return [file];
  try {
    if (!isZip(await file.blob.read(0, 4))) return [file];
    const members = await zipMembers(file.blob);
    if (isWorkbook(members)) {
      throw new IngestError('this is an Excel workbook; save its sheet as CSV UTF-8', file.name);
    }
    const files: InputFile[] = [];
    for (const member of members) files.push(...(await memberFiles(member, removals, depth)));
    return files;
  } catch (error) {
    return [{ name: file.name, error: asIngestError(error, file.name), found: file.found }];
  }
}

/** A member of an archive, or the members of the archive that it is itself. */
async function memberFiles(member: Blob, removals: Removals, depth: number): Promise<InputFile[]> {
  const { name } = member;
  if (!/\.zip$/i.test(name)) return [{ name, blob: member, found: true }];
  try {
    if (depth === MAX_ARCHIVES) throw new IngestError(`archives in archives, more than ${MAX_ARCHIVES} deep`, name);
    // An archive is read at any place, a member of one only from its beginning.
    const { blob, remove } = await spooled(name, member.chunks());
    removals.push(remove);
    return await unpackedFiles({ name, blob: { ...blob, path: member.path }, found: true }, removals, depth + 1);
  } catch (error) {
    return [{ name, error: asIngestError(error, name), found: true }];
  }
}

function isWorkbook(members: readonly Blob[]): boolean {
  return (
    members.some(({ name }) => name.endsWith('/[Content_Types].xml')) && members.some(({ name }) => /\/xl\//.test(name))
  );
}
