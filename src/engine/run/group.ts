// Group numbers of rows by the values of key columns, in the order in which the groups are first seen.

import { keyOf } from '../values/compare.js';
import type { ScalarType, Value } from '../values/types.js';
import { type FlatVector, readerOf, type Vector, VectorBuilder, vectorOf } from '../values/vector.js';

/** Numbers the distinct values of one column. */
class ValueNumbers {
  private readonly numbers = new Map<unknown, number>();
  private readonly byDictionary = new WeakMap<FlatVector, Int32Array>();
  private readonly key: (value: Value) => unknown;
  readonly values: VectorBuilder;

  constructor(readonly type: ScalarType) {
    this.key = keyOf(type);
    this.values = new VectorBuilder(type);
  }

  private numberOf(value: Value): number {
    const key = this.key(value);
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
      this.values.push(value);
    }
    return number;
  }

  /** The number of each row's value. */
  number(vector: Vector): Uint32Array {
    const numbers = new Uint32Array(vector.length);
    if (vector.encoding === 'constant') return numbers.fill(vector.length > 0 ? this.numberOf(vector.value) : 0);
    if (vector.encoding === 'dictionary') return this.numberByCode(vector.dictionary, vector.codes, numbers);
    const read = readerOf(vector);
    for (let row = 0; row < numbers.length; row++) numbers[row] = this.numberOf(read(row));
    return numbers;
  }

  private numberByCode(dictionary: FlatVector, codes: ArrayLike<number>, numbers: Uint32Array): Uint32Array {
    let known = this.byDictionary.get(dictionary);
    if (known === undefined) this.byDictionary.set(dictionary, (known = new Int32Array(dictionary.length).fill(-1)));
    const read = readerOf(dictionary);
    for (let row = 0; row < numbers.length; row++) {
      const code = codes[row] as number;
      let number = known[code] as number;
      if (number < 0) known[code] = number = this.numberOf(read(code));
      numbers[row] = number;
    }
    return numbers;
  }
}

/** Numbers the distinct combinations of the values of some columns. */
export class GroupIndex {
  private readonly columns: ValueNumbers[];
  /** a map for each column after the first, from (number so far, number of the column) to a number */
  private readonly pairs: Map<number, number>[];
  /** for each group the numbers of its values, column after column */
  private readonly members: number[][];
  private first = new Map<number, number>();
  count = 0;

  constructor(types: readonly ScalarType[]) {
    this.columns = types.map((type) => new ValueNumbers(type));
    this.pairs = types.slice(1).map(() => new Map());
    this.members = types.map(() => []);
  }

  /** The group of each row; without key columns all rows are group 0. */
  groupsOf(keys: readonly Vector[], length: number): Uint32Array {
    if (this.columns.length === 0) {
      this.count = 1;
      return new Uint32Array(length);
    }
    const numbers = keys.map((key, i) => (this.columns[i] as ValueNumbers).number(key));
    const groups = new Uint32Array(length);
    for (let row = 0; row < length; row++) groups[row] = this.groupOf(numbers, row);
    return groups;
  }

  private groupOf(numbers: readonly Uint32Array[], row: number): number {
    let combined = (numbers[0] as Uint32Array)[row] as number;
    for (let i = 1; i < numbers.length; i++) {
      const pairs = this.pairs[i - 1] as Map<number, number>;
      const pair = combined * 0x1_0000_0000 + ((numbers[i] as Uint32Array)[row] as number);
      let known = pairs.get(pair);
      if (known === undefined) pairs.set(pair, (known = pairs.size));
      combined = known;
    }
    let group = this.first.get(combined);
    if (group === undefined) {
      group = this.count++;
      this.first.set(combined, group);
      for (let i = 0; i < numbers.length; i++) (this.members[i] as number[]).push((numbers[i] as Uint32Array)[row] as number);
    }
    return group;
  }

  /** The values of the key columns, a row a group. */
  keys(): Vector[] {
    return this.columns.map((column, i) => {
      const read = readerOf(column.values.finish());
      return vectorOf(column.type, (this.members[i] as number[]).map(read));
    });
  }
}
