// A column that no schema knows: its fields are kept until the end of a batch, when its type is found from them.

import type { ScalarType, Value } from '../../engine/values/types.js';
import { type Codes, dictionaryVector, flatten, makeCodes, type Vector, vectorOf } from '../../engine/values/vector.js';
import type { Kind, Row } from '../bytes/row.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import { readCell, type Spelling, UNFIT } from './cell.js';
import { FieldDictionary } from './field-dictionary.js';
import type { Inference } from './inference.js';

export class InferredColumn {
  private readonly fields: FieldDictionary;

  constructor(
    readonly inference: Inference,
    private readonly spelling: Spelling,
    kernel: Kernel,
  ) {
    this.fields = new FieldDictionary(kernel);
  }

  get byteLength(): number {
    return this.fields.byteLength;
  }

  put(at: number, row: Row, index: number): boolean {
    this.fields.put(at, row, index);
    return true;
  }

  putBlock(at: number, block: RowBlock, field: number): readonly number[] {
    this.fields.putBlock(at, block, field);
    return [];
  }

  release(): void {
    this.fields.release();
  }

  /** Undefined while no row of the file had a value. */
  finish(length: number): Vector | undefined {
    const fields = this.fields.fields();
    const codes = makeCodes(fields.length + 1, length);
    codes.set(this.fields.codes(length));
    this.fields.clear(length);
    this.inference.observe(fields);
    for (;;) {
      const { type } = this.inference;
      if (type === undefined) return undefined;
      const values = this.values(type, fields);
      if (values !== undefined) return columnOf(type, values, codes);
      this.inference.exclude(type);
    }
  }

  /** The value of each field, behind null for the rows without one; undefined where the type has none for one of them. */
  private values(type: ScalarType, fields: readonly { text: string; kind: Kind }[]): Value[] | undefined {
    const values: Value[] = [null];
    for (const { text, kind } of fields) {
      const value = readCell(type, text, kind, this.spelling);
      if (value === UNFIT) return undefined;
      values.push(value);
    }
    return values;
  }
}

function columnOf(type: ScalarType, values: readonly Value[], codes: Codes): Vector {
  const vector = dictionaryVector(vectorOf(type, values), codes);
  return type === 'string' || type === 'dynamic' ? vector : flatten(vector);
}
