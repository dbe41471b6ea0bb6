// What a format of exports is.

import type { Batch } from '../engine/values/batch.js';
import type { Column } from '../engine/values/types.js';
import type { Notes } from './notes.js';

/** The rows of a table or of a query's result. */
export interface ExportedTable {
  /** For formats whose tables have names. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** All rows, in batches of any size; every call begins anew. */
  batches(): Iterable<Batch>;
}

interface Named {
  /** As in `--format`. */
  readonly name: string;
  /** What it is, in a few words. */
  readonly title: string;
  /** The endings of its files, without the dot. */
  readonly endings: readonly string[];
}

/** A format of text, which can go to a file or to a pipe. */
export interface TextFormat extends Named {
  readonly kind: 'text';
  /** The text before the rows. */
  header(columns: readonly Column[], notes: Notes): string;
  /** The text of any row of a batch, with its line break. */
  rows(batch: Batch, columns: readonly Column[], notes: Notes): (row: number) => string;
}

/** A format whose files are written in more than one place. */
export interface FileFormat extends Named {
  readonly kind: 'file';
  /**
   * Writes a new file, and what was there before is gone.
   * @returns the number of rows
   */
  write(table: ExportedTable, path: string, notes: Notes): Promise<number>;
}

export type ExportFormat = TextFormat | FileFormat;
