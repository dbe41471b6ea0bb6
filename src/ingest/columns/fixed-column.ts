// A column whose values have a fixed size: read by the kernel where they have their usual form, through text where they have
// not.

import type { Value } from '../../engine/values/types.js';
import { emptyNumbers, type FlatVector } from '../../engine/values/vector.js';
import { copyBytes } from '../bytes/copy.js';
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
  /** 0 where the row has no value. */
  private data: FixedData;
  /** The same as bytes. */
  private bytes: Buffer;
  /** 1 where the row has no value. */
  private nulls = Buffer.alloc(FIRST_ROWS, 1);
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
    this.bytes = Buffer.from(this.data.buffer);
  }

  get byteLength(): number {
    return this.data.byteLength + this.nulls.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    if (at >= this.nulls.length) this.grow(at + 1);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index] as Kind; // the array holds kinds only
    // A row may have had another field of the column.
    if (this.nulls[at] === 0) this.clear(at);
    if (start === end || kind === NULL) return true;
    if (kind !== NESTED && this.kernel.readField(this.kernelType, row.bytes, start, end, this.bytes, at * this.width)) {
      this.nulls[at] = 0;
      this.noteEpoch();
      return true;
    }
    const value = readCell(this.type, row.text(index), kind, this.spelling);
    if (value === UNFIT || value === null) return value === null;
    this.set(at, value);
    this.nulls[at] = 0;
    return true;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    const { rows } = block;
    if (at + rows > this.nulls.length) this.grow(at + rows);
    const { values, nulls, declined } = block.fixed(field, this.kernelType);
    copyBytes(this.nulls, at, nulls);
    copyBytes(this.bytes, at * this.width, values);
    this.noteEpoch();
    return Array.from(declined).filter((place) => {
      return !this.put(at + block.rowOf(field, place), block.single(field, place), 0);
    });
  }

  private noteEpoch(): void {
    if (this.type === 'datetime' && this.kernel.functions.tookEpoch() !== 0) this.spelling.times.sawEpoch();
  }

  private clear(at: number): void {
    this.nulls[at] = 1;
    this.bytes.fill(0, at * this.width, (at + 1) * this.width);
  }

  private set(at: number, value: Value): void {
    // `readCell` gives a bigint for 64-bit types, and a boolean or a number for the others.
    if (this.data instanceof BigInt64Array) this.data[at] = value as bigint;
    else this.data[at] = Number(value);
  }

  private grow(least: number): void {
    const rows = Math.max(least, this.nulls.length * 4);
    const nulls = Buffer.alloc(rows).fill(1, this.nulls.length);
    nulls.set(this.nulls);
    this.nulls = nulls;
    const { bytes } = this;
    this.allocate(rows);
    this.bytes.set(bytes);
  }

  private allocate(rows: number): void {
    this.data = emptyNumbers(this.type, rows);
    this.bytes = Buffer.from(this.data.buffer);
  }

  finish(length: number): FlatVector {
    if (length > this.nulls.length) this.grow(length);
    const { type } = this;
    const data = this.data.subarray(0, length);
    const nulls = this.nulls.subarray(0, length);
    const vector: FlatVector = {
      encoding: 'flat',
      type,
      length,
      data,
      nulls: nulls.includes(1) ? new Uint8Array(nulls) : null,
    };
    this.nulls.fill(1);
    this.allocate(this.nulls.length);
    return vector;
  }

  /** It has no memory but its own. */
  release(): void {}
}
