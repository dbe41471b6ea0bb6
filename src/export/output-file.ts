// The file of an export: written beside its place and put there when it is whole, so that nobody sees half of one.

import { closeSync, existsSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';
import { ExportError } from './export-error.js';

export interface OutputOptions {
  /** Whether a file that is there is replaced. */
  readonly overwrite: boolean;
  /** Files that are not replaced in any case. */
  readonly spared: readonly string[];
}

/**
 * Lets `write` write a file and puts it at `file`; where `write` fails, nothing has changed.
 * @throws ExportError where there is a file that is not to be replaced, or no folder
 */
export async function outputFile<T>(
  file: string,
  options: OutputOptions,
  write: (partial: string) => Promise<T>,
): Promise<T> {
  check(file, options);
  const partial = `${file}.${process.pid}.partial`;
  rmSync(partial, { force: true });
  try {
    const result = await write(partial);
    check(file, options);
    renameSync(partial, file);
    return result;
  } finally {
    rmSync(partial, { force: true });
  }
}

function check(file: string, { overwrite, spared }: OutputOptions): void {
  const folder = path.dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new ExportError(`${folder}: no such folder`);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new ExportError(`${file}: this is no file; give the path of one`);
  if (spared.some((other) => existsSync(other) && realpathSync(other) === realpathSync(file))) {
    throw new ExportError(`${file}: this is the database that is read; give another path`);
  }
  if (!overwrite) throw new ExportError(`${file}: there is such a file; give another path, or --force to replace it`);
}

/** Lets `write` write text to a new file. */
export async function writeText<T>(file: string, write: (put: (text: string) => void) => Promise<T>): Promise<T> {
  const descriptor = openSync(file, 'wx');
  try {
    return await write((text) => {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    });
  } finally {
    closeSync(descriptor);
  }
}
