// The codes of a column, one a row of the batch.

import type { Kernel } from '../kernel/kernel.js';
import { RowValues } from '../kernel/row-values.js';

export class RowCodes {
  readonly values: RowValues;
  private codes: Uint32Array = new Uint32Array();

  constructor(kernel: Kernel) {
    this.values = new RowValues(kernel, this.codes.BYTES_PER_ELEMENT);
  }

  get byteLength(): number {
    return this.values.byteLength;
  }

  /** Makes room for so many rows: `values` may be elsewhere then. */
  reserve(rows: number): void {
    if (!this.values.reserve(rows)) return;
    const { buffer, byteOffset, length } = this.values.bytes;
    this.codes = new Uint32Array(buffer, byteOffset, length / this.values.width);
  }

  set(at: number, code: number): void {
    this.reserve(at + 1);
    this.codes[at] = code;
  }

  /** The codes of the first `length` rows, 0 where none was set; good until `clear`. */
  first(length: number): Uint32Array {
    this.reserve(length);
    return this.codes.subarray(0, length);
  }

  /** @param length rows, behind which none was set */
  clear(length: number): void {
    this.values.clear(length);
  }

  /** Gives the memory back: it is of no use afterwards. */
  release(): void {
    this.values.release();
  }
}
