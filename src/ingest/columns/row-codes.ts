// The codes of a column, one a row of the batch.

import { copyBytes } from '../bytes/copy.js';

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

export class RowCodes {
  private codes = new Uint32Array(FIRST_ROWS);

  get byteLength(): number {
    return this.codes.byteLength;
  }

  set(at: number, code: number): void {
    if (at >= this.codes.length) this.grow(at + 1);
    this.codes[at] = code;
  }

  /** @param codes bytes of as many codes of 32 bits as there are rows */
  setBlock(at: number, codes: Uint8Array): void {
    const { BYTES_PER_ELEMENT } = this.codes;
    const end = at + codes.length / BYTES_PER_ELEMENT;
    if (end > this.codes.length) this.grow(end);
    copyBytes(Buffer.from(this.codes.buffer), at * BYTES_PER_ELEMENT, codes);
  }

  private grow(rows: number): void {
    const codes = new Uint32Array(Math.max(rows, this.codes.length * 4));
    codes.set(this.codes);
    this.codes = codes;
  }

  /** The codes of the first `length` rows, 0 where none was set; good until `clear`. */
  first(length: number): Uint32Array {
    if (length > this.codes.length) this.grow(length);
    return this.codes.subarray(0, length);
  }

  clear(): void {
    this.codes.fill(0);
  }
}
