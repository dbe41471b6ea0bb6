// The distinct fields of a column with what kind of field each is, and which of them each row has.

import { ByteDictionary, hashOf } from '../bytes/byte-dictionary.js';
import { type Kind, NULL, type Row } from '../bytes/row.js';

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

/** Makes the hashes of fields of different kinds different, so that `"1"` and `1` are two fields. */
const KIND_SALT = 0x9e3779b1;

export class FieldDictionary {
  private readonly dictionary = new ByteDictionary();
  private kinds: Kind[] = [];
  /** The number of the field plus one; 0 for rows without a field, with an empty one or a JSON null. */
  private rows = new Uint32Array(FIRST_ROWS);

  get byteLength(): number {
    return this.rows.byteLength + this.dictionary.byteLength;
  }

  /** Puts a field into row `at`; its code, which is `size` + 1 before the call where the field is new. */
  put(at: number, row: Row, index: number): number {
    if (at >= this.rows.length) this.grow(at);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    // The array holds kinds only.
    const kind = row.kinds[index] as Kind;
    let code = 0;
    if (start !== end && kind !== NULL) {
      const hash = hashOf(row.view, start, end) ^ Math.imul(kind, KIND_SALT);
      code = 1 + this.dictionary.code(row.bytes, row.view, start, end, hash);
      if (code > this.kinds.length) this.kinds.push(kind);
    }
    this.rows[at] = code;
    return code;
  }

  private grow(at: number): void {
    const rows = new Uint32Array(Math.max(at + 1, this.rows.length * 4));
    rows.set(this.rows);
    this.rows = rows;
  }

  /** The codes of the first `length` rows; good until `clear`. */
  codes(length: number): Uint32Array {
    if (length > this.rows.length) this.grow(length - 1);
    return this.rows.subarray(0, length);
  }

  /** Forgets all rows. */
  clear(): void {
    this.dictionary.clear();
    this.kinds = [];
    this.rows.fill(0);
  }

  /** The distinct fields, by code minus one. */
  fields(): { text: string; kind: Kind }[] {
    return this.dictionary.texts().map((text, index) => ({ text, kind: this.kinds[index] as Kind }));
  }
}
