// A column whose values have a fixed size: read by the kernel where they have their usual form, through text where they have
// not.

import type { Value } from '../../engine/values/types.js';
import { emptyNumbers, type FlatVector } from '../../engine/values/vector.js';
import { type Kind, NESTED, NULL, type Row } from '../bytes/row.js';
import { BOOL, BYTES_OF, DATETIME, type FixedType, INT, type Kernel, LONG, REAL } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import type { ColumnBuilder } from './column.js';

type FixedData = Uint8Array | Int32Array | Float64Array | BigInt64Array;

export type FixedScalar = 'bool' | 'int' | 'long' | 'real' | 'datetime';

const KERNEL_TYPE: Readonly<Record<FixedScalar, FixedType>> = {
  bool: BOOL,
  int: INT,
  long: LONG,
  real: REAL,
  datetime: DATETIME,
};

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

export class FixedColumn implements ColumnBuilder {
  private data: FixedData;
  /** The same as bytes. */
  private bytes: Uint8Array;
  /** 1 where the row has a value. */
  private valid = new Uint8Array(FIRST_ROWS);
  private readonly kernelType: FixedType;
  private readonly width: number;

  constructor(
    private readonly type: FixedScalar,
    private readonly spelling: Spelling,
    private readonly kernel: Kernel,
  ) {
    this.kernelType = KERNEL_TYPE[type];
    this.width = BYTES_OF[this.kernelType];
    this.data = emptyNumbers(type, FIRST_ROWS);
    this.bytes = new Uint8Array(this.data.buffer);
  }

  get byteLength(): number {
    return this.data.byteLength + this.valid.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    if (at >= this.valid.length) this.grow(at + 1);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index] as Kind; // the array holds kinds only
    if (start === end || kind === NULL) {
      this.valid[at] = 0;
      return true;
    }
    if (kind !== NESTED && this.kernel.readField(this.kernelType, row.bytes, start, end, this.bytes, at * this.width)) {
      this.valid[at] = 1;
      this.noteEpoch();
      return true;
    }
    const value = readCell(this.type, row.text(index), kind, this.spelling);
    if (value === UNFIT || value === null) {
      this.valid[at] = 0;
      return value === null;
    }
    this.set(at, value);
    this.valid[at] = 1;
    return true;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    const { rows } = block;
    if (at + rows > this.valid.length) this.grow(at + rows);
    const { values, valid, declined } = block.fixed(field, this.kernelType);
    this.valid.set(valid, at);
    this.bytes.set(values, at * this.width);
    this.noteEpoch();
    return Array.from(declined).filter((place) => {
      return !this.put(at + block.rowOf(field, place), block.single(field, place), 0);
    });
  }

  private noteEpoch(): void {
    if (this.type === 'datetime' && this.kernel.functions.tookEpoch() !== 0) this.spelling.times.sawEpoch();
  }

  private set(at: number, value: Value): void {
    // `readCell` gives a bigint for 64-bit types, and a boolean or a number for the others.
    if (this.data instanceof BigInt64Array) this.data[at] = value as bigint;
    else this.data[at] = Number(value);
  }

  private grow(least: number): void {
    const rows = Math.max(least, this.valid.length * 4);
    const valid = new Uint8Array(rows);
    valid.set(this.valid);
    this.valid = valid;
    const { bytes } = this;
    this.allocate(rows);
    this.bytes.set(bytes);
  }

  private allocate(rows: number): void {
    this.data = emptyNumbers(this.type, rows);
    this.bytes = new Uint8Array(this.data.buffer);
  }

  finish(length: number): FlatVector {
    if (length > this.valid.length) this.grow(length);
    const { type } = this;
    const data = this.data.subarray(0, length);
    const nulls = this.nulls(length);
    this.valid.fill(0);
    this.allocate(this.valid.length);
    return { encoding: 'flat', type, length, data, nulls };
  }

  /** 1 for each of the first rows that has no value; null where all have one. */
  private nulls(length: number): Uint8Array | null {
    const valid = this.valid.subarray(0, length);
    return valid.includes(0) ? valid.map((isValid) => 1 - isValid) : null;
  }

  /** It has no memory but its own. */
  release(): void {}
}
