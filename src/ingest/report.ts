// What an ingest did, as data: the command line prints it, tests read it.

import type { Column, ScalarType } from '../engine/values/types.js';
import type { IngestError } from './ingest-error.js';

export interface IngestReport {
  /** One for each file, in the order of reading; the members of an archive are files of their own. */
  readonly files: readonly FileReport[];
  /** The sums over the files that went in, by name. */
  readonly tables: readonly TableTotal[];
}

export interface TableTotal {
  readonly table: string;
  /** Rows that were taken in. */
  readonly rows: number;
}

/**
 * - `ingested`: the file is in the database, but for its rejected rows.
 * - `known`: its content was there already; nothing was added.
 * - `refused`: nothing of it is in the database; `error` says why, and so do `findings` where the caller was strict.
 * - `skipped`: a file of a folder or an archive that is no export.
 */
export type FileStatus = 'ingested' | 'known' | 'refused' | 'skipped';

export interface FileReport {
  readonly file: string;
  readonly status: FileStatus;
  /** The name of the format; undefined where none was recognised. */
  readonly format?: string;
  /** SHA-256 of the content, after decompression, in hexadecimal. */
  readonly hash?: string;
  /** Of the content, after decompression. */
  readonly bytes: number;
  /** Rows that were taken in. */
  readonly rows: number;
  /** Rows that were left out because they were there already, in the database or in the file. */
  readonly duplicates: number;
  readonly tables: readonly TableReport[];
  /** Rows that could not be read; they are kept as they stand. */
  readonly rejected: number;
  /** The first of them. */
  readonly rejects: readonly RejectReport[];
  /** What a reader of the data should know: zones that were assumed, names that were guessed, damage. */
  readonly notes: readonly string[];
  /** All that is not as it should be, a sentence each: rejected rows, values, columns, guesses, and the notes. */
  readonly findings: readonly string[];
  readonly error?: IngestError;
  /** The name of an earlier, shorter version of the file; only what follows it was added. */
  readonly continues?: string;
  /** For `known`: the name under which the content was ingested before. */
  readonly knownAs?: string;
}

export interface RejectReport {
  readonly line: number;
  readonly reason: string;
}

export interface TableReport {
  readonly table: string;
  /** What tells that the rows belong to this table. */
  readonly namedBy: string;
  /** Whether the name is a guess. */
  readonly guessed: boolean;
  /** Rows that were taken in. */
  readonly rows: number;
  /** Rows that were left out because they were there already. */
  readonly duplicates: number;
  /** Rows that could not be read; null where the file has several tables, of which nobody knows theirs. */
  readonly rejected: number | null;
  /** Rows of which a value did not fit its column, duplicates among them. */
  readonly incomplete: number;
  /** The first and the last time of an event, in ticks; null where the table has no column of event times. */
  readonly oldest: bigint | null;
  readonly newest: bigint | null;
  /** Columns that the schema of the table does not have, with the types that were found for them. */
  readonly unknownColumns: readonly Column[];
  /** Columns with values that did not fit. */
  readonly misfits: readonly MisfitReport[];
  /** Columns of times that have lost what is below this unit, such as those that a portal writes for its readers. */
  readonly coarseTimes: readonly { readonly column: string; readonly unit: 'minute' | 'second' }[];
}

/** Values that became null because they did not fit the type of their column. */
export interface MisfitReport {
  readonly column: string;
  readonly type: ScalarType;
  readonly count: number;
  /** The first of them. */
  readonly examples: readonly { readonly line: number; readonly text: string }[];
  /** What has happened to the values, where it shows. */
  readonly damage?: string;
}

export interface IngestProgress {
  readonly file: string;
  /** Counts from 1. */
  readonly fileNumber: number;
  readonly fileCount: number;
  /** Bytes read of all files, as they are stored (compressed where they are). */
  readonly bytesRead: number;
  /** Of all files. */
  readonly bytesTotal: number;
  /** Rows taken in so far. */
  readonly rows: number;
  readonly rejected: number;
}

/** What is not as it should be in a file, a sentence each. */
export function findingsOf(report: Pick<FileReport, 'rejected' | 'rejects' | 'notes' | 'tables'>): string[] {
  const { rejected, rejects, notes, tables } = report;
  const found: string[] = [];
  const [first] = rejects;
  if (first !== undefined) {
    const rows = rejected === 1 ? '1 row' : `${rejected} rows`;
    found.push(`${rows} cannot be read, first line ${first.line}: ${first.reason}`);
  }
  for (const { table, guessed, namedBy, misfits, unknownColumns, coarseTimes } of tables) {
    if (guessed) found.push(`the table ${table} is a guess, from ${namedBy}`);
    for (const misfit of misfits) found.push(`${table}.${misfitText(misfit)}`);
    for (const { name } of unknownColumns) found.push(`${table} has no column ${name}`);
    // There is a note on minutes.
    for (const { column, unit } of coarseTimes) {
      if (unit === 'second') found.push(`${table}.${column}: times have no parts of seconds`);
    }
  }
  return [...found, ...notes];
}

function misfitText({ column, type, count, examples, damage }: MisfitReport): string {
  const values = count === 1 ? '1 value is' : `${count} values are`;
  const [first] = examples;
  const where = first === undefined ? '' : `, first on line ${first.line}: ${JSON.stringify(first.text)}`;
  return `${column}: ${values} no ${type}${where}${damage === undefined ? '' : `; ${damage}`}`;
}
