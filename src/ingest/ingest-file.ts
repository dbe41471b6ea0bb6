// Takes one file into the database: all of it in one transaction, or nothing.

import type { SourceRecord, Store } from '../store/store.js';
import { Window } from './bytes/window.js';
import type { Format, Head } from './formats/format.js';
import { formatNamed, recognisedFormat } from './formats/index.js';
import { unreadable } from './formats/unreadable.js';
import { IngestError } from './ingest-error.js';
import type { Blob } from './inputs/blob.js';
import { type Content, openContent, unpackedContent } from './inputs/content.js';
import { asIngestError } from './inputs/inputs.js';
import { type KnownContent, knownContent } from './inputs/known-content.js';
import type { Kernel } from './kernel/kernel.js';
import { KernelMemory } from './kernel/kernel-memory.js';
import { type FileOptions, Reading } from './reading.js';
import { type FileReport, findingsOf } from './report.js';
import { type DedupeOptions, StoreSink } from './store-sink.js';
import { FileFacts } from './tables/file-facts.js';
import type { Threads } from './threads/threads.js';
import type { DayOrder } from './times/day-order.js';

export interface FileIngestOptions extends FileOptions, DedupeOptions {
  readonly format: string | undefined;
  /** Of the text; undefined where the file has to tell. */
  readonly encoding: string | undefined;
  readonly dayOrder: DayOrder | undefined;
  /** Whether a file is taken whose content is there already. */
  readonly again: boolean;
  /** Whether anything that is not as it should be refuses the file. */
  readonly strict: boolean;
  /** What shares the work; nothing of it has to be running. */
  readonly threads: Threads;
  /** Of which nobody else makes use in the meantime. */
  readonly kernel: Kernel;
  /** Whether the file was found in a folder or archive, so that it may be something else. */
  readonly found: boolean;
  readonly onProgress: (progress: { bytesRead: number; rows: number; rejected: number }) => void;
}

/** A file is read again while what was learnt from its beginning proves wrong; every time it is known better. */
const MAX_READINGS = 8;

/** @returns what was done; a file that is refused is no exception */
export async function ingestFile(store: Store, blob: Blob, options: FileIngestOptions): Promise<FileReport> {
  const facts = new FileFacts(options.dayOrder);
  try {
    for (let reading = 1; reading <= MAX_READINGS; reading++) {
      const report = await new FileIngest(store, blob, options, facts).run();
      if (report !== 'read again') return report;
      facts.correct();
    }
    throw new IngestError('the types of its columns cannot be found; give them with --schema', blob.name);
  } catch (error) {
    if (!(error instanceof IngestError) && !isSystemError(error)) throw error;
    return refusal(blob.name, asIngestError(error, blob.name));
  }
}

/** The file system failed: the file is gone, the disk is broken. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

export function refusal(file: string, error: IngestError, status: 'refused' | 'skipped' = 'refused'): FileReport {
  return { file, status, bytes: 0, ...NO_ROWS, error };
}

const NO_ROWS = { rows: 0, duplicates: 0, tables: [], rejected: 0, rejects: [], notes: [], findings: [] };

/** What the database has before a file is taken. */
interface Before {
  /** In the order of ingestion, when the content was looked for among them. */
  readonly sources: readonly SourceRecord[];
  /** The part of the content that is there. */
  readonly known?: KnownContent;
  /** Where in the text reading goes on; undefined where all of it is read. */
  readonly resumeAt?: number | undefined;
}

class FileIngest {
  private reading: Reading | undefined;
  private readonly memory: KernelMemory;

  constructor(
    private readonly store: Store,
    private readonly blob: Blob,
    private readonly options: FileIngestOptions,
    private readonly facts: FileFacts,
  ) {
    this.memory = new KernelMemory(options.kernel);
  }

  async run(): Promise<FileReport | 'read again'> {
    const { blob, options } = this;
    options.kernel.reset();
    const hash = options.threads.hash(blob.size, this.memory);
    const content = await openContent(blob, (bytesRead) => this.progress(bytesRead), options.encoding, hash);
    try {
      const format = this.format(content.head);
      if (format !== undefined) return await this.takeUnknown(content, format);
      return refusal(blob.name, new IngestError('this is no export of rows', blob.name), 'skipped');
    } finally {
      await content.close();
    }
  }

  private progress(bytesRead: number): void {
    const { rows = 0, rejected = 0 } = this.reading ?? {};
    this.options.onProgress({ bytesRead, rows, rejected });
  }

  /** Undefined where a file that was found, not named, is no export. */
  private format(head: Head): Format | undefined {
    const { name } = this.blob;
    if (head.bytes.length === 0) throw new IngestError('the file is empty', name);
    if (this.options.format !== undefined) return formatNamed(this.options.format);
    const recognised = recognisedFormat(head);
    const reason = recognised?.binary === true ? undefined : unreadable(head);
    const format = reason === undefined ? recognised : undefined;
    if (this.options.found) return format?.isCertain?.(head) === false ? undefined : format;
    if (format !== undefined) return format;
    throw new IngestError(reason ?? 'this is in none of the known formats', name);
  }

  /** Takes what is not in the database yet. */
  private async takeUnknown(content: Content, format: Format): Promise<FileReport | 'read again'> {
    const sources = this.store.sources();
    const known = await this.known(sources);
    if (known === undefined) return this.take(content, format, { sources });
    // What was left out as a duplicate may have been forgotten since.
    const mayMissRows = this.options.dedupe && known.source.duplicates > 0;
    if (mayMissRows) return this.take(content, format, { sources, known });
    if (known.whole) return this.knownReport(format, known);
    return this.take(content, format, { sources, known, resumeAt: this.resumeAt(known, content, format) });
  }

  private async known(sources: readonly SourceRecord[]): Promise<KnownContent | undefined> {
    if (sources.length === 0 || this.options.again) return undefined;
    const { chunks, size } = await unpackedContent(this.blob);
    return knownContent(chunks, size, sources);
  }

  /**
   * Where in the text reading can go on behind an earlier, shorter version of the file; undefined where all of it has to
   * be read, to leave out the rows that are there.
   * @throws IngestError where it cannot go on and nobody asked to leave out rows
   */
  private resumeAt(
    { source, bytes, endsWithLineBreak }: KnownContent,
    { mark }: Content,
    format: Format,
  ): number | undefined {
    const mayResume = format.resumes?.({ rejected: source.rejected, endsWithLineBreak }) ?? false;
    if (mark !== undefined && mayResume) return bytes - mark;
    if (this.options.dedupe) return undefined;
    throw new IngestError(
      `it begins with what was ingested as ${source.name}; forget that source, or leave out its rows with --dedupe`,
      this.blob.name,
    );
  }

  private async take(
    content: Content,
    format: Format,
    { sources, known, resumeAt }: Before,
  ): Promise<FileReport | 'read again'> {
    const { store, blob, options, facts } = this;
    const continued = resumeAt === undefined ? undefined : known?.source;
    const continues = continued === undefined ? {} : { continues: continued.id };
    const info = { name: blob.name, path: blob.path, format: format.name, ...continues };
    const source = store.begin(info, options.threads);
    try {
      // Another process may have taken the same file in the meantime.
      if (store.sources().at(-1)?.id !== sources.at(-1)?.id) return 'read again';
      const sink = new StoreSink(store, source, options);
      const window = new Window(content.chunks, this.memory);
      const reading = new Reading(blob, window, options, facts, sink, options.kernel);
      reading.resumeAt = resumeAt;
      this.reading = reading;
      await format.read(reading, content.head, content.plain);
      reading.finish();
      if (facts.mistaken) return 'read again';
      sink.finish(blob.name);
      const read = { hash: await content.hash(), bytes: content.bytes() };
      const found = reading.report();
      if (known?.whole && found.rows === 0) return this.knownReport(format, known);
      const report: FileReport = {
        file: blob.name,
        status: 'ingested',
        format: format.name,
        ...read,
        ...found,
        findings: findingsOf(found),
        ...(continued === undefined ? {} : { continues: continued.name }),
      };
      if (options.strict && report.findings.length > 0) return strictRefusal(report);
      await source.flush();
      const { header } = reading;
      source.commit({ ...read, duplicates: found.duplicates, ...(header === undefined ? {} : { header }) });
      return report;
    } finally {
      // Does nothing where the source was committed.
      source.rollback();
    }
  }

  private knownReport(format: Format, { source, bytes }: KnownContent): FileReport {
    const { duplicates, hash } = source;
    const note = `${duplicates} of its rows were left out as duplicates; --dedupe adds those that are not there any more`;
    return {
      file: this.blob.name,
      status: 'known',
      format: format.name,
      knownAs: source.name,
      ...NO_ROWS,
      bytes,
      ...(hash === null ? {} : { hash }),
      notes: duplicates === 0 || this.options.dedupe ? [] : [note],
    };
  }
}

/** The report of a file in which something is not as it should be, for a caller who is strict. */
function strictRefusal({ file, format, findings }: FileReport): FileReport {
  const [first = '', ...others] = findings;
  const error = new IngestError(others.length === 0 ? first : `${first} (and ${others.length} more)`, file);
  return { ...refusal(file, error), ...(format === undefined ? {} : { format }), findings };
}
