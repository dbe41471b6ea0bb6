// A column of values that take some work to read (dynamic, guid, decimal, timespan): each distinct field is read once.

import type { ScalarType, Value } from '../../engine/values/types.js';
import { type DictionaryVector, dictionaryVector, makeCodes, vectorOf } from '../../engine/values/vector.js';
import type { Kind, Row } from '../bytes/row.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import type { ColumnBuilder } from './column.js';
import { FieldDictionary } from './field-dictionary.js';

export class DistinctColumn implements ColumnBuilder {
  private readonly fields = new FieldDictionary();
  /** The value of each distinct field, behind null for the rows without one. */
  private values: (Value | typeof UNFIT)[] = [null];

  constructor(
    private readonly type: ScalarType,
    private readonly spelling: Spelling,
  ) {}

  get byteLength(): number {
    // Parsed JSON takes some times the room of its text.
    return this.fields.byteLength * 4;
  }

  put(at: number, row: Row, index: number): boolean {
    const code = this.fields.put(at, row, index);
    if (code === this.values.length) {
      // The array holds kinds only.
      const kind = row.kinds[index] as Kind;
      this.values.push(readCell(this.type, row.text(index), kind, this.spelling));
    }
    return this.values[code] !== UNFIT;
  }

  finish(length: number): DictionaryVector {
    const values = this.values.map((value) => (value === UNFIT ? null : value));
    const codes = makeCodes(values.length, length);
    codes.set(this.fields.codes(length));
    this.fields.clear();
    this.values = [null];
    return dictionaryVector(vectorOf(this.type, values), codes);
  }
}
