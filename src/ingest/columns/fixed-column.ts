// A column whose values have a fixed size: read by the kernel where they have their usual form, through text where they have
// not.

import type { Value } from '../../engine/values/types.js';
import type { FlatVector } from '../../engine/values/vector.js';
import { copyOf } from '../bytes/copy.js';
import { type Kind, NESTED, NULL, type Row } from '../bytes/row.js';
import { BOOL, BYTES_OF, DATETIME, type FixedType, INT, type Kernel, LONG, REAL } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import { RowValues } from '../kernel/row-values.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import type { ColumnBuilder } from './column.js';

export type FixedScalar = 'bool' | 'int' | 'long' | 'real' | 'datetime';

const KERNEL_TYPE: Readonly<Record<FixedScalar, FixedType>> = {
  bool: BOOL,
  int: INT,
  long: LONG,
  real: REAL,
  datetime: DATETIME,
};

type FixedData = Uint8Array | Int32Array | Float64Array | BigInt64Array;

const ARRAY_OF: Readonly<
  Record<FixedScalar, new (buffer: ArrayBufferLike, start: number, length: number) => FixedData>
> = {
  bool: Uint8Array,
  int: Int32Array,
  long: BigInt64Array,
  real: Float64Array,
  datetime: BigInt64Array,
};

export class FixedColumn implements ColumnBuilder {
  /** 0 where the row has no value. */
  private readonly values: RowValues;
  /** The same as numbers. */
  private data: FixedData;
  /** 1 where the row has no value. */
  private readonly nulls: RowValues;
  private readonly kernelType: FixedType;

  constructor(
    private readonly type: FixedScalar,
    private readonly spelling: Spelling,
    private readonly kernel: Kernel,
  ) {
    this.kernelType = KERNEL_TYPE[type];
    this.values = new RowValues(kernel, BYTES_OF[this.kernelType]);
    this.nulls = new RowValues(kernel, 1, 1);
    this.data = this.numbers(this.values.bytes);
  }

  private numbers({ buffer, byteOffset, length }: Uint8Array): FixedData {
    return new ARRAY_OF[this.type](buffer, byteOffset, length / this.values.width);
  }

  get byteLength(): number {
    return this.values.byteLength + this.nulls.byteLength;
  }

  private reserve(rows: number): void {
    this.nulls.reserve(rows);
    if (this.values.reserve(rows)) this.data = this.numbers(this.values.bytes);
  }

  put(at: number, row: Row, index: number): boolean {
    this.reserve(at + 1);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    const kind = row.kinds[index] as Kind; // the array holds kinds only
    // A row may have had another field of the column.
    if (this.nulls.bytes[at] === 0) this.blank(at);
    if (start === end || kind === NULL) return true;
    if (kind !== NESTED && this.kernel.readField(this.kernelType, row.bytes, start, end, this.values.placeOf(at))) {
      this.nulls.bytes[at] = 0;
      this.noteEpoch();
      return true;
    }
    const value = readCell(this.type, row.text(index), kind, this.spelling);
    if (value === UNFIT || value === null) return value === null;
    this.set(at, value);
    this.nulls.bytes[at] = 0;
    return true;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    this.reserve(at + block.rows);
    const declined = block.fixed(field, this.kernelType, at, this.values, this.nulls);
    this.noteEpoch();
    return Array.from(declined).filter((place) => {
      return !this.put(at + block.rowOf(field, place), block.single(field, place), 0);
    });
  }

  private noteEpoch(): void {
    if (this.type === 'datetime' && this.kernel.functions.tookEpoch() !== 0) this.spelling.times.sawEpoch();
  }

  private blank(at: number): void {
    this.nulls.bytes[at] = 1;
    this.set(at, this.data instanceof BigInt64Array ? 0n : 0);
  }

  private set(at: number, value: Value): void {
    // `readCell` gives a bigint for 64-bit types, and a boolean or a number for the others.
    if (this.data instanceof BigInt64Array) this.data[at] = value as bigint;
    else this.data[at] = Number(value);
  }

  finish(length: number): FlatVector {
    this.reserve(length);
    const { type, values, nulls } = this;
    const data = this.numbers(copyOf(values.bytes.subarray(0, length * values.width)));
    const nullsOfRows = nulls.bytes.subarray(0, length);
    const vector: FlatVector = {
      encoding: 'flat',
      type,
      length,
      data,
      nulls: nullsOfRows.includes(1) ? copyOf(nullsOfRows) : null,
    };
    values.clear(length);
    nulls.clear(length);
    return vector;
  }

  release(): void {
    this.values.release();
    this.nulls.release();
  }
}
