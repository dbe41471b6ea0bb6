// Group numbers of rows by the values of key columns, in the order in which the groups are first seen.

import type { ScalarType } from '../values/types.js';
import { dictionaryVector, gather, makeCodes, type Vector } from '../values/vector.js';
import { NO_NUMBER, PairNumbers } from './pair-numbers.js';
import { ValueNumbers } from './value-numbers.js';

/** Numbers the distinct combinations of the values of some columns. */
export class GroupIndex {
  private readonly columns: readonly ValueNumbers[];
  /** for each column after the first, the numbers of (number up to the column before, number of the column's value) */
  private readonly pairs: readonly PairNumbers[];
  count = 0;

  constructor(types: readonly ScalarType[]) {
    this.columns = types.map((type) => new ValueNumbers(type));
    this.pairs = types.slice(1).map(() => new PairNumbers());
  }

  /** The group of each row; without key columns all rows are group 0. */
  groupsOf(keys: readonly Vector[], length: number): Uint32Array {
    const [first] = this.columns;
    if (first === undefined) {
      this.count = 1;
      return new Uint32Array(length);
    }
    // As many keys as columns: the caller's promise.
    const groups = first.numbersOf(keys[0] as Vector);
    this.count = first.size;
    this.pairs.forEach((pairs, i) => {
      const numbers = (this.columns[i + 1] as ValueNumbers).numbersOf(keys[i + 1] as Vector);
      pairs.numberAll(groups, numbers);
      this.count = pairs.size;
    });
    return groups;
  }

  /** The group of each row; NO_NUMBER where no row of that group was seen before. */
  find(keys: readonly Vector[], length: number): Uint32Array {
    const [first] = this.columns;
    if (first === undefined) return new Uint32Array(length).fill(this.count === 0 ? NO_NUMBER : 0);
    const groups = first.findAll(keys[0] as Vector);
    this.pairs.forEach((pairs, i) => {
      const numbers = (this.columns[i + 1] as ValueNumbers).findAll(keys[i + 1] as Vector);
      pairs.findAll(groups, numbers);
    });
    return groups;
  }

  /** The values of the key columns, a row a group. */
  keys(): Vector[] {
    const vectors: Vector[] = [];
    let numbers = new Uint32Array(this.count);
    for (let group = 0; group < numbers.length; group++) numbers[group] = group;
    for (let i = this.columns.length - 1; i > 0; i--) {
      const pairs = this.pairs[i - 1] as PairNumbers;
      const [firsts, seconds] = [new Uint32Array(this.count), new Uint32Array(this.count)];
      for (let group = 0; group < numbers.length; group++) {
        const number = numbers[group] as number;
        firsts[group] = pairs.firstOf(number);
        seconds[group] = pairs.secondOf(number);
      }
      vectors.unshift(valuesOf(this.columns[i] as ValueNumbers, seconds));
      numbers = firsts;
    }
    const [first] = this.columns;
    return first === undefined ? [] : [valuesOf(first, numbers), ...vectors];
  }
}

/** The values with these numbers; by a dictionary where several rows have one value, so that who reads on looks at each value once. */
function valuesOf(values: ValueNumbers, numbers: Uint32Array): Vector {
  if (2 * values.size > numbers.length) return gather(values.all(), numbers);
  const codes = makeCodes(values.size, numbers.length);
  codes.set(numbers);
  return dictionaryVector(values.dictionary(), codes);
}
