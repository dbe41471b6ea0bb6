// Rows that the kernel found: for each field a list of its values, each with its row. They are good until more are read.

import { type Kind, Row } from '../bytes/row.js';
import type { ByteDictionary } from './byte-dictionary.js';
import type { FixedType, Kernel } from './kernel.js';
import type { RowValues } from './row-values.js';

const NONE = new Uint32Array();

export class RowBlock {
  /** In the kernel's memory. */
  readonly at: number;
  private readonly row = new Row();

  /**
   * @param fields lists of values
   * @param capacity rows that there is room for
   */
  constructor(
    readonly kernel: Kernel,
    readonly fields: number,
    capacity: number,
  ) {
    this.at = kernel.functions.createBlock(fields, capacity);
  }

  /** Gives its memory back. */
  release(): void {
    this.kernel.functions.releaseBlock(this.at);
  }

  get rows(): number {
    return this.kernel.functions.blockRows(this.at);
  }

  /** Where the first record stands that is not in the block, in the kernel's memory. */
  get next(): number {
    return this.kernel.functions.blockNext(this.at);
  }

  /** The line of that record. */
  get nextLine(): number {
    return this.kernel.functions.blockLine(this.at);
  }

  /** By row: the line of the file on which it starts. */
  get lines(): Uint32Array {
    return this.words(this.kernel.functions.blockLines(this.at), this.rows);
  }

  /** Values of a field. */
  count(field: number): number {
    return this.kernel.functions.listCount(this.at, field);
  }

  /** Whether all rows have a value of the field, and the same. */
  isUniform(field: number): boolean {
    return this.kernel.functions.isUniform(this.at, field) !== 0;
  }

  /** The row of a value. */
  rowOf(field: number, place: number): number {
    return this.word(this.kernel.functions.listRows(this.at, field), place);
  }

  kindOf(field: number, place: number): Kind {
    // The kernel's numbers are those of the type.
    return this.kernel.bytes[this.kernel.functions.listKinds(this.at, field) + place] as Kind;
  }

  text(field: number, place: number): string {
    const { listStarts, listEnds } = this.kernel.functions;
    const start = this.word(listStarts(this.at, field), place);
    return this.kernel.bytes.toString('utf8', start, this.word(listEnds(this.at, field), place));
  }

  /** A value as the only field of a row; good until the next call, or until the kernel needs more memory. */
  single(field: number, place: number): Row {
    const { row } = this;
    const { listStarts, listEnds } = this.kernel.functions;
    row.open(this.kernel.bytes);
    const end = this.word(listEnds(this.at, field), place);
    row.add(field, this.kindOf(field, place), this.word(listStarts(this.at, field), place), end);
    return row;
  }

  /** A row as it is written. */
  raw(row: number): string {
    const { blockStarts, blockEnds } = this.kernel.functions;
    const start = this.word(blockStarts(this.at), row);
    return this.kernel.bytes.toString('utf8', start, this.word(blockEnds(this.at), row));
  }

  /**
   * Reads a column of fixed size: 0 for rows without a value.
   * @param at the row among `values` and `nulls` that is the first of the block
   * @param nulls 1 for rows without a value
   * @returns places in the list of values that were not read
   */
  fixed(field: number, type: FixedType, at: number, values: RowValues, nulls: RowValues): Uint32Array {
    const declined = this.kernel.functions.readFixed(this.at, field, type, values.placeOf(at), nulls.placeOf(at));
    return this.declined(declined);
  }

  /**
   * Reads the codes of a column of texts: 0 for rows without one.
   * @param keepsKinds whether texts of two kinds are two values; else nested JSON is declined
   * @param at the row among `codes` that is the first of the block
   * @returns places in the list of values that were not read
   */
  texts(field: number, dictionary: ByteDictionary, keepsKinds: boolean, at: number, codes: RowValues): Uint32Array {
    const { readTexts } = this.kernel.functions;
    return this.declined(readTexts(this.at, field, dictionary.at, Number(keepsKinds), codes.placeOf(at)));
  }

  private declined(count: number): Uint32Array {
    return count === 0 ? NONE : this.words(this.kernel.functions.blockDeclined(this.at), count).slice();
  }

  private words(at: number, count: number): Uint32Array {
    return new Uint32Array(this.kernel.bytes.buffer, at, count);
  }

  private word(at: number, index: number): number {
    return this.kernel.bytes.readUInt32LE(at + 4 * index);
  }
}

/** Values of all fields that a block has room for, so that it stays near in memory. */
const VALUES = 1 << 16;
const LEAST_ROWS = 64;
const MOST_ROWS = 2048;

/** Rows of a block of so many fields. */
export function rowsOfBlock(fields: number): number {
  return Math.min(MOST_ROWS, Math.max(LEAST_ROWS, Math.floor(VALUES / fields)));
}
