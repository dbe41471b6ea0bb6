// Columns whose values have a fixed size: read straight from the bytes where they have their usual form, through text
// where they have not.

import { UNIX_EPOCH_TICKS } from '../../engine/values/datetime.js';
import type { ScalarType, Value } from '../../engine/values/types.js';
import type { FlatVector } from '../../engine/values/vector.js';
import { type Kind, NESTED, NULL, type Row } from '../bytes/row.js';
import { BOOL, DATETIME, type FixedType, INT, LONG, REAL, type RowBlock } from '../kernel/row-block.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import type { ColumnBuilder } from './column.js';
import { readIsoTime } from './iso-time.js';
import { readWholeNumber } from './whole-number.js';

type FixedData = Uint8Array | Int32Array | Float64Array | BigInt64Array;

/** Grown fourfold, it comes to the rows of a batch. */
const FIRST_ROWS = 2048;

abstract class FixedColumn<Data extends FixedData> implements ColumnBuilder {
  protected data: Data;
  /** 1 where the row has a value. */
  private valid = new Uint8Array(FIRST_ROWS);

  constructor(
    private readonly type: ScalarType,
    protected readonly spelling: Spelling,
  ) {
    this.data = this.allocate(FIRST_ROWS);
  }

  /** What the kernel calls the type. */
  protected abstract readonly kernelType: FixedType;
  protected abstract allocate(rows: number): Data;
  /** Sets the row from the bytes of the field; false where they have no form that can be read without their text. */
  protected abstract setBytes(at: number, bytes: Buffer, start: number, end: number, kind: Kind): boolean;
  protected abstract setValue(at: number, value: Value): void;

  get byteLength(): number {
    return this.data.byteLength + this.valid.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    if (at >= this.valid.length) this.grow(at + 1);
    const start = row.starts[index] as number;
    const end = row.ends[index] as number;
    // The array holds kinds only.
    const kind = row.kinds[index] as Kind;
    if (start === end || kind === NULL) {
      this.valid[at] = 0;
      return true;
    }
    if (kind !== NESTED && this.setBytes(at, row.bytes, start, end, kind)) {
      this.valid[at] = 1;
      return true;
    }
    const value = readCell(this.type, row.text(index), kind, this.spelling);
    if (value === UNFIT || value === null) {
      this.valid[at] = 0;
      return value === null;
    }
    this.setValue(at, value);
    this.valid[at] = 1;
    return true;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    const { rows } = block;
    if (at + rows > this.valid.length) this.grow(at + rows);
    const { values, valid, declined } = block.fixed(field, this.kernelType);
    this.valid.set(valid, at);
    const { data } = this;
    new Uint8Array(data.buffer).set(values, at * data.BYTES_PER_ELEMENT);
    return Array.from(declined).filter((place) => {
      return !this.put(at + block.rowOf(field, place), block.single(field, place), 0);
    });
  }

  release(): void {}

  private grow(least: number): void {
    const rows = Math.max(least, this.valid.length * 4);
    const valid = new Uint8Array(rows);
    valid.set(this.valid);
    this.valid = valid;
    const data = this.allocate(rows);
    // Two arrays of one class, which the type parameter does not tell.
    (data as Float64Array).set(this.data as Float64Array);
    this.data = data;
  }

  finish(length: number): FlatVector {
    if (length > this.valid.length) this.grow(length);
    const { type } = this;
    const data = this.data.subarray(0, length);
    const nulls = this.valid.slice(0, length);
    for (let row = 0; row < length; row++) nulls[row] = 1 - (nulls[row] as number);
    const rows = this.valid.length;
    this.valid = new Uint8Array(rows);
    this.data = this.allocate(rows);
    return { encoding: 'flat', type, length, data, nulls: nulls.includes(1) ? nulls : null };
  }
}

export class BoolColumn extends FixedColumn<Uint8Array> {
  protected readonly kernelType = BOOL;

  protected allocate(rows: number): Uint8Array {
    return new Uint8Array(rows);
  }

  protected setBytes(at: number, bytes: Buffer, start: number, end: number): boolean {
    const length = end - start;
    const first = bytes[start] as number;
    if (length === 1 && (first === 0x30 || first === 0x31)) {
      this.data[at] = first - 0x30;
      return true;
    }
    const lower = first | 0x20;
    const isTrue = length === 4 && lower === 0x74 && matches(bytes, start, 'true');
    if (!isTrue && !(length === 5 && lower === 0x66 && matches(bytes, start, 'false'))) return false;
    this.data[at] = isTrue ? 1 : 0;
    return true;
  }

  protected setValue(at: number, value: Value): void {
    this.data[at] = value === true ? 1 : 0;
  }
}

/** Whether the bytes at `start` are the letters of `word`, in any case. */
function matches(bytes: Buffer, start: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) if (((bytes[start + i] as number) | 0x20) !== word.charCodeAt(i)) return false;
  return true;
}

export class IntColumn extends FixedColumn<Int32Array> {
  protected readonly kernelType = INT;

  protected allocate(rows: number): Int32Array {
    return new Int32Array(rows);
  }

  protected setBytes(at: number, bytes: Buffer, start: number, end: number): boolean {
    const number = readWholeNumber(bytes, start, end);
    if (number !== (number | 0)) return false;
    this.data[at] = number;
    return true;
  }

  protected setValue(at: number, value: Value): void {
    this.data[at] = Number(value);
  }
}

/** Columns of 64-bit numbers, which are also set as two halves of 32 bits: a bigint is an object. */
abstract class WideColumn extends FixedColumn<BigInt64Array> {
  /** The numbers as their low and their high halves; set where they are allocated. */
  declare protected halves: Int32Array;

  protected allocate(rows: number): BigInt64Array {
    const data = new BigInt64Array(rows);
    this.halves = new Int32Array(data.buffer);
    return data;
  }

  protected setValue(at: number, value: Value): void {
    // `readCell` gives a bigint for these types.
    this.data[at] = value as bigint;
  }
}

const HALF = 2 ** 32;

export class LongColumn extends WideColumn {
  protected readonly kernelType = LONG;

  protected setBytes(at: number, bytes: Buffer, start: number, end: number): boolean {
    const number = readWholeNumber(bytes, start, end);
    if (Number.isNaN(number)) return false;
    const { halves } = this;
    halves[2 * at] = number;
    halves[2 * at + 1] = Math.floor(number / HALF);
    return true;
  }
}

export class RealColumn extends FixedColumn<Float64Array> {
  protected readonly kernelType = REAL;

  protected allocate(rows: number): Float64Array {
    return new Float64Array(rows);
  }

  protected setBytes(at: number, bytes: Buffer, start: number, end: number): boolean {
    const number = readWholeNumber(bytes, start, end);
    if (Number.isNaN(number)) return false;
    this.data[at] = number;
    return true;
  }

  protected setValue(at: number, value: Value): void {
    this.data[at] = Number(value);
  }
}

const EPOCH_LOW = Number(BigInt.asIntN(32, UNIX_EPOCH_TICKS));
const EPOCH_HIGH = Number(UNIX_EPOCH_TICKS >> 32n);

export class TimeColumn extends WideColumn {
  protected readonly kernelType = DATETIME;

  protected setBytes(at: number, bytes: Buffer, start: number, end: number): boolean {
    const { halves } = this;
    if (!readIsoTime(bytes, start, end, halves, at)) return false;
    if (halves[2 * at] === EPOCH_LOW && halves[2 * at + 1] === EPOCH_HIGH) this.spelling.times.sawEpoch();
    return true;
  }
}
