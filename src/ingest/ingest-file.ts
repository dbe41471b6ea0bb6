// Takes one file into the database: all of it in one transaction, or nothing.

import type { Ingest, Store } from '../store/store.js';
import { Window } from './bytes/window.js';
import type { Format, Head } from './formats/format.js';
import { formatNamed, recognisedFormat } from './formats/index.js';
import { unreadable } from './formats/unreadable.js';
import { IngestError } from './ingest-error.js';
import type { Blob } from './inputs/blob.js';
import { type Content, openContent, unpackedContent } from './inputs/content.js';
import { asIngestError } from './inputs/inputs.js';
import { type KnownContent, knownContent } from './inputs/known-content.js';
import { type FileOptions, Reading, type RowSink } from './reading.js';
import { type FileReport, oddities } from './report.js';
import { Duplicates } from './tables/duplicates.js';
import { FileFacts } from './tables/file-facts.js';
import type { DayOrder } from './times/day-order.js';

export interface FileIngestOptions extends FileOptions {
  readonly format: string | undefined;
  readonly dayOrder: DayOrder | undefined;
  /** Whether rows that are there already are left out. */
  readonly dedupe: boolean;
  /** Whether anything that is not as it should be refuses the file. */
  readonly strict: boolean;
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
  return { file, status, bytes: 0, rows: 0, tables: [], rejected: 0, rejects: [], notes: [], error };
}

class FileIngest {
  private reading: Reading | undefined;

  constructor(
    private readonly store: Store,
    private readonly blob: Blob,
    private readonly options: FileIngestOptions,
    private readonly facts: FileFacts,
  ) {}

  async run(): Promise<FileReport | 'read again'> {
    const content = await openContent(this.blob, (bytesRead) => this.progress(bytesRead));
    try {
      const format = this.format(content.head);
      if (format !== undefined) return await this.take(content, format, await this.known());
      return refusal(this.blob.name, new IngestError('this is no export of rows', this.blob.name), 'skipped');
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
    const reason = unreadable(head);
    const format = reason === undefined ? recognisedFormat(head) : undefined;
    if (this.options.found) return format?.isCertain?.(head) === false ? undefined : format;
    if (format !== undefined) return format;
    throw new IngestError(reason ?? 'this is in none of the known formats', name);
  }

  private async known(): Promise<KnownContent | undefined> {
    const sources = this.store.sources();
    if (sources.length === 0) return undefined;
    const { chunks, size } = await unpackedContent(this.blob);
    return knownContent(chunks, size, sources);
  }

  private async take(content: Content, format: Format, known?: KnownContent): Promise<FileReport | 'read again'> {
    const { store, blob, options, facts } = this;
    if (known?.whole) return this.knownReport(format, known);
    const source = store.begin({ name: blob.name, path: blob.path, format: format.name });
    try {
      const reading = new Reading(blob, new Window(content.chunks), options, facts, this.sink(source));
      this.reading = reading;
      if (known !== undefined) this.resume(reading, content, format, known);
      await format.read(reading, content.head);
      reading.finish();
      if (facts.mistaken) return 'read again';
      const read = { hash: content.hash(), bytes: content.bytes() };
      const report: FileReport = {
        file: blob.name,
        status: 'ingested',
        format: format.name,
        ...read,
        ...reading.report(),
        ...(known === undefined ? {} : { continues: known.source.name }),
      };
      const odd = options.strict ? oddities(report)[0] : undefined;
      if (odd !== undefined) throw new IngestError(odd, blob.name);
      source.commit(read);
      return report;
    } finally {
      // Does nothing where the source was committed.
      source.rollback();
    }
  }

  private sink(source: Ingest): RowSink {
    const { store } = this;
    const columns = new Map(store.tables().map((table) => [table.name, table.columns]));
    const duplicates = this.options.dedupe ? new Duplicates((table) => store.table(table)) : undefined;
    return {
      tables: [...columns.keys()],
      columns: (table) => columns.get(table),
      write(table, all, batch) {
        const rows = duplicates?.newRows(table, batch) ?? batch;
        source.table(table, all).append(rows);
        return rows.length;
      },
      keep: (row) => source.reject(row),
    };
  }

  private knownReport(format: Format, { source, bytes }: KnownContent): FileReport {
    const nothing = { rows: 0, tables: [], rejected: 0, rejects: [], notes: [] };
    const content = { bytes, ...(source.hash === null ? {} : { hash: source.hash }) };
    return { file: this.blob.name, status: 'known', format: format.name, knownAs: source.name, ...content, ...nothing };
  }

  /** Goes on where an earlier, shorter version of the file ended. */
  private resume(
    reading: Reading,
    { mark }: Content,
    format: Format,
    { source, bytes, endsWithLineBreak }: KnownContent,
  ): void {
    const mayResume = mark !== undefined && format.resumes?.({ rejected: source.rejected, endsWithLineBreak });
    if (!mayResume) {
      throw reading.refuse(
        `it begins with what was ingested as ${source.name}; forget that source, then ingest this one`,
      );
    }
    reading.resumeAt = bytes - mark;
  }
}
