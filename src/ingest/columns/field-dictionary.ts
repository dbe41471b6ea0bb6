// The distinct fields of a column with what kind of field each is, and which of them each row has.

import { type Kind, NULL, type Row } from '../bytes/row.js';
import { ByteDictionary } from '../kernel/byte-dictionary.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import { RowCodes } from './row-codes.js';

export class FieldDictionary {
  private readonly dictionary: ByteDictionary;
  /** The number of the field; 0 for rows without a field, with an empty one or a JSON null. */
  private readonly rows: RowCodes;

  constructor(kernel: Kernel) {
    this.dictionary = new ByteDictionary(kernel);
    this.rows = new RowCodes(kernel);
  }

  get byteLength(): number {
    return this.rows.byteLength + this.dictionary.byteLength;
  }

  /** Distinct fields. */
  get size(): number {
    return this.dictionary.size;
  }

  /** Puts a field into row `at`; its code, which is `size` where the field is new. */
  put(at: number, row: Row, index: number): number {
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index] as Kind; // the array holds kinds only
    const code = start === end || kind === NULL ? 0 : this.dictionary.code(row.bytes, start, end, kind);
    this.rows.set(at, code);
    return code;
  }

  putBlock(at: number, block: RowBlock, field: number): void {
    this.rows.reserve(at + block.rows);
    block.texts(field, this.dictionary, true, at, this.rows.values);
  }

  /** The codes of the first `length` rows; good until `clear`. */
  codes(length: number): Uint32Array {
    return this.rows.first(length);
  }

  /** Forgets all rows, of which there were so many. */
  clear(length: number): void {
    this.dictionary.clear();
    this.rows.clear(length);
  }

  /** Gives its memory back. */
  release(): void {
    this.dictionary.release();
    this.rows.release();
  }

  field(code: number): { text: string; kind: Kind } {
    return { text: this.dictionary.text(code), kind: this.kind(code) };
  }

  /** The distinct fields, by code minus one. */
  fields(): { text: string; kind: Kind }[] {
    return this.dictionary.texts().map((text, index) => ({ text, kind: this.kind(index + 1) }));
  }

  private kind(code: number): Kind {
    return this.dictionary.kind(code) as Kind; // kinds are all that `put` gives it
  }
}
