// A column that no schema knows: its fields are kept until the end of a batch, when its type is found from them.

import type { Value } from '../../engine/values/types.js';
import { dictionaryVector, flatten, makeCodes, type Vector, vectorOf } from '../../engine/values/vector.js';
import type { Row } from '../bytes/row.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import { FieldDictionary } from './field-dictionary.js';
import type { Inference } from './inference.js';

export class InferredColumn {
  private readonly fields = new FieldDictionary();

  constructor(
    readonly inference: Inference,
    private readonly spelling: Spelling,
  ) {}

  get byteLength(): number {
    return this.fields.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    this.fields.put(at, row, index);
    return true;
  }

  /** Undefined while no row of the file had a value. */
  finish(length: number): Vector | undefined {
    const fields = this.fields.fields();
    this.inference.observe(fields);
    const { type } = this.inference;
    if (type === undefined) return undefined;
    const values: Value[] = [null];
    for (const { text, kind } of fields) {
      const value = readCell(type, text, kind, this.spelling);
      values.push(value === UNFIT ? null : value);
    }
    const codes = makeCodes(values.length, length);
    codes.set(this.fields.codes(length));
    this.fields.clear();
    const vector = dictionaryVector(vectorOf(type, values), codes);
    return type === 'string' || type === 'dynamic' ? vector : flatten(vector);
  }
}
