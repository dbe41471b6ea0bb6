// The door of ingest: exported files into the database. Nothing here prints or exits; what happened is in the report.

import { availableParallelism } from 'node:os';
import type { Column } from '../engine/values/types.js';
import type { Form } from '../schemas/known.js';
import type { Store } from '../store/store.js';
import { FORMATS, formatNamed } from './formats/index.js';
import { IngestError } from './ingest-error.js';
import { ingestFile, refusal } from './ingest-file.js';
import { encodingNamed } from './inputs/encoding.js';
import { type Input, openInputs } from './inputs/inputs.js';
import { borrowKernel, giveBackKernel } from './kernel/kernel.js';
import type { FileReport, IngestProgress, IngestReport, TableTotal } from './report.js';
import { Threads } from './threads/threads.js';
import { zoneNamed } from './times/zones.js';

export { IngestError } from './ingest-error.js';
export type { Input } from './inputs/inputs.js';
export type * from './report.js';
export { parseSchema } from './schema-file.js';

export interface IngestOptions {
  /** The table that all rows belong to; without it files and rows are asked. */
  readonly table?: string;
  /** The name of a format, where a file does not show it. */
  readonly format?: string;
  /** The columns of the table, for tables that are not known and files without a header. */
  readonly schema?: readonly Column[];
  /** The product whose form of a table is meant; by default what the columns of the file show. */
  readonly form?: Form;
  /** The zone of times that name none: an IANA name, a Windows name or an offset. UTC where undefined. */
  readonly timezone?: string;
  /** The encoding of the text, such as `windows-1252`; by default UTF-8, or UTF-16 where it looks like it. */
  readonly encoding?: string;
  /** Whether `3/4/2026` is in April; by default what the rest of the file shows. */
  readonly dayFirst?: boolean;
  /** Whether the first line of a delimited file is a header; by default what it looks like. */
  readonly header?: boolean;
  /**
   * Leaves out rows that are in the database already or come twice in the file. Events of Defender's device tables are
   * told apart by time, `ReportId` and `DeviceName` (or `DeviceId`), others by time and `_ItemId`; rows without these by
   * all of their columns that have a value.
   */
  readonly dedupe?: boolean;
  /** The columns that tell events apart instead; asks for `dedupe`. Rows without any of them are told by all columns. */
  readonly dedupeKey?: readonly string[];
  /** Takes a file whose content is in the database already once more: its events are there twice then. */
  readonly again?: boolean;
  /** Refuses a file with any of the `findings` that its report would have. */
  readonly strict?: boolean;
  /**
   * Threads beside the caller's that share the work on large files; 0 for none. By default as many as there are other
   * processors, up to 3. What goes into the database does not depend on it.
   */
  readonly threads?: number;
  /** Called while files are read, about once a megabyte. */
  readonly onProgress?: (progress: IngestProgress) => void;
}

/** The formats by name, for help texts. */
export const formatNames: readonly { readonly name: string; readonly title: string }[] = FORMATS.map(
  ({ name, title }) => ({ name, title }),
);

/**
 * Takes files into the database, each in one transaction of its own. A file that cannot be taken is in the report with
 * an error, and the others go in.
 * @throws IngestError where an option makes no sense; StoreError where the database cannot be written
 */
export async function ingest(
  store: Store,
  inputs: readonly Input[],
  options: IngestOptions = {},
): Promise<IngestReport> {
  const { timezone, format, dayFirst } = options;
  const zone = timezone === undefined ? undefined : zoneNamed(timezone);
  if (timezone !== undefined && zone === undefined) throw new IngestError(`there is no time zone '${timezone}'`);
  if (format !== undefined && formatNamed(format) === undefined) {
    throw new IngestError(`there is no format '${format}'; there are ${FORMATS.map(({ name }) => name).join(', ')}`);
  }
  const encoding = options.encoding === undefined ? undefined : encodingNamed(options.encoding);
  if (encoding === undefined && options.encoding !== undefined) {
    throw new IngestError(`there is no encoding '${options.encoding}'`);
  }
  const dayOrder = dayFirst === undefined ? undefined : dayFirst ? 'day first' : 'month first';
  const { table, schema, form, header, dedupeKey, again = false, strict = false } = options;
  if (dedupeKey?.length === 0) throw new IngestError('no column is named to tell events apart by');
  const dedupe = options.dedupe ?? dedupeKey !== undefined;
  const columns = { table, schema, form, header, zone, format, encoding, dayOrder } as const;
  const threads = new Threads(threadCount(options.threads));
  const kernel = borrowKernel();
  const fileOptions = { ...columns, dedupe, dedupeKey: dedupe ? dedupeKey : undefined, again, strict, threads, kernel };
  const opened = await openInputs(inputs);
  try {
    const files: FileReport[] = [];
    const progress = new ProgressSum(
      opened.files.map(({ blob }) => blob?.size ?? 0),
      options.onProgress,
    );
    for (const [index, { name, blob, error, found }] of opened.files.entries()) {
      const onProgress = progress.of(name, index, files);
      if (error !== undefined) files.push(refusal(name, error));
      else if (blob !== undefined) files.push(await ingestFile(store, blob, { ...fileOptions, found, onProgress }));
    }
    return { files, tables: totals(files) };
  } finally {
    giveBackKernel(kernel);
    await threads.close();
    await opened.close();
  }
}

/** Threads that find work: reading goes on in the caller's. */
const MOST_THREADS = 3;

function threadCount(given: number | undefined): number {
  if (given === undefined) return Math.min(MOST_THREADS, availableParallelism() - 1);
  if (Number.isInteger(given) && given >= 0) return given;
  throw new IngestError(`${given} is no number of threads`);
}

/** Progress over several files. */
class ProgressSum {
  private readonly total: number;

  constructor(
    private readonly sizes: readonly number[],
    private readonly report: ((progress: IngestProgress) => void) | undefined,
  ) {
    this.total = sum(sizes);
  }

  of(file: string, index: number, before: readonly FileReport[]) {
    const { report, sizes, total: bytesTotal } = this;
    const [bytes, rows, rejected] = [sum(sizes.slice(0, index)), sumOf(before, 'rows'), sumOf(before, 'rejected')];
    return (now: { bytesRead: number; rows: number; rejected: number }) =>
      report?.({
        file,
        fileNumber: index + 1,
        fileCount: sizes.length,
        bytesRead: bytes + now.bytesRead,
        bytesTotal,
        rows: rows + now.rows,
        rejected: rejected + now.rejected,
      });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function sumOf(files: readonly FileReport[], count: 'rows' | 'rejected'): number {
  return sum(files.map((file) => file[count]));
}

function totals(files: readonly FileReport[]): TableTotal[] {
  const rows = new Map<string, number>();
  for (const { status, tables } of files) {
    if (status !== 'ingested') continue;
    for (const table of tables) rows.set(table.table, (rows.get(table.table) ?? 0) + table.rows);
  }
  return [...rows].map(([table, count]) => ({ table, rows: count })).sort((a, b) => (a.table < b.table ? -1 : 1));
}
