// A value of fixed size for each row of a batch, in the memory of the kernel, so that it is read to where it stays.

import { copyBytes } from '../bytes/copy.js';
import type { Kernel } from './kernel.js';

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

export class RowValues {
  /** Rows that there is room for, and where they are in the kernel's memory. */
  private room = 0;
  private place = 0;
  /** The bytes of all rows; others as soon as there is room for more rows. */
  bytes: Buffer = Buffer.alloc(0);

  /**
   * @param width bytes of a value
   * @param blank each byte of a value that was not set
   */
  constructor(
    private readonly kernel: Kernel,
    readonly width: number,
    private readonly blank = 0,
  ) {}

  get byteLength(): number {
    return this.bytes.length;
  }

  /** The place of a row in the kernel's memory. */
  placeOf(row: number): number {
    return this.place + row * this.width;
  }

  /** Makes room for so many rows; false where there was. */
  reserve(rows: number): boolean {
    if (rows <= this.room) return false;
    const room = Math.max(rows, FIRST_ROWS, this.room * 4);
    const { kernel, width, blank, bytes: old } = this;
    const place = kernel.functions.allocate(room * width);
    const bytes = kernel.bytes.subarray(place, place + room * width);
    copyBytes(bytes, 0, old);
    kernel.functions.fill(place + old.length, blank, bytes.length - old.length);
    this.release();
    this.room = room;
    this.place = place;
    this.bytes = bytes;
    return true;
  }

  /** Makes the first rows blank. */
  clear(rows: number): void {
    this.kernel.functions.fill(this.place, this.blank, rows * this.width);
  }

  /** Gives the memory back. */
  release(): void {
    this.kernel.functions.release(this.place, this.room * this.width);
    this.room = 0;
    this.place = 0;
    this.bytes = Buffer.alloc(0);
  }
}
