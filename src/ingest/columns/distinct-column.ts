// A column of values that take some work to read (dynamic, guid, decimal, timespan): each distinct field is read once.

import type { ScalarType, Value } from '../../engine/values/types.js';
import { type DictionaryVector, dictionaryVector, makeCodes, vectorOf } from '../../engine/values/vector.js';
import type { Row } from '../bytes/row.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import type { ColumnBuilder } from './column.js';
import { FieldDictionary } from './field-dictionary.js';

export class DistinctColumn implements ColumnBuilder {
  private readonly fields: FieldDictionary;
  /** The value of each distinct field, behind null for the rows without one. */
  private values: (Value | typeof UNFIT)[] = [null];
  /** Whether one of them does not fit the type. */
  private hasUnfit = false;

  constructor(
    private readonly type: ScalarType,
    private readonly spelling: Spelling,
    kernel: Kernel,
  ) {
    this.fields = new FieldDictionary(kernel);
  }

  get byteLength(): number {
    // Parsed JSON takes some times the room of its text.
    return this.fields.byteLength * 4;
  }

  put(at: number, row: Row, index: number): boolean {
    const code = this.fields.put(at, row, index);
    this.readNew();
    return this.values[code] !== UNFIT;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    this.fields.putBlock(at, block, field);
    this.readNew();
    if (!this.hasUnfit) return [];
    const codes = this.fields.codes(at + block.rows);
    const places = Array.from({ length: block.count(field) }, (_, place) => place);
    return places.filter((place) => this.values[codes[at + block.rowOf(field, place)] as number] === UNFIT);
  }

  /** Reads the fields that were not there before. */
  private readNew(): void {
    while (this.values.length <= this.fields.size) {
      const { text, kind } = this.fields.field(this.values.length);
      const value = readCell(this.type, text, kind, this.spelling);
      this.values.push(value);
      this.hasUnfit ||= value === UNFIT;
    }
  }

  finish(length: number): DictionaryVector {
    const values = this.values.map((value) => (value === UNFIT ? null : value));
    const codes = makeCodes(values.length, length);
    codes.set(this.fields.codes(length));
    this.fields.clear(length);
    this.values = [null];
    this.hasUnfit = false;
    return dictionaryVector(vectorOf(this.type, values), codes);
  }

  release(): void {
    this.fields.release();
  }
}
