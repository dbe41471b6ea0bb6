import { type Key, keyOf } from '../values/compare.js';
import type { ScalarType, Value } from '../values/types.js';
import { type FlatVector, readerOf, type Vector, VectorBuilder } from '../values/vector.js';

/** As many entries as a Map takes. */
const MAP_SIZE = 2 ** 24 - 1;

/** Numbers the distinct values of one type in the order in which they are first seen; null is a value. */
export class ValueNumbers {
  /** more than one only where there are more values than a Map takes */
  private readonly maps = [new Map<Key, number>()];
  private readonly byDictionary = new WeakMap<FlatVector, Int32Array>();
  private readonly key: (value: Value) => Key;
  private readonly values: VectorBuilder;
  /** the number of null; -1 until it is seen */
  nullNumber = -1;

  constructor(readonly type: ScalarType) {
    this.key = keyOf(type);
    this.values = new VectorBuilder(type);
  }

  get size(): number {
    return this.values.length;
  }

  numberOf(value: Value): number {
    const key = this.key(value);
    for (const map of this.maps) {
      const known = map.get(key);
      if (known !== undefined) return known;
    }
    return this.add(key, value);
  }

  private add(key: Key, value: Value): number {
    const number = this.size;
    if ((this.maps.at(-1) as Map<Key, number>).size === MAP_SIZE) this.maps.push(new Map());
    (this.maps.at(-1) as Map<Key, number>).set(key, number);
    this.values.push(value);
    if (value === null) this.nullNumber = number;
    return number;
  }

  /** The number of each row's value. */
  numbersOf(vector: Vector): Uint32Array {
    const numbers = new Uint32Array(vector.length);
    if (vector.encoding === 'constant') return numbers.fill(vector.length > 0 ? this.numberOf(vector.value) : 0);
    if (vector.encoding === 'dictionary') return this.numbersByCode(vector.dictionary, vector.codes, numbers);
    const read = readerOf(vector);
    for (let row = 0; row < numbers.length; row++) numbers[row] = this.numberOf(read(row));
    return numbers;
  }

  private numbersByCode(dictionary: FlatVector, codes: ArrayLike<number>, numbers: Uint32Array): Uint32Array {
    let known = this.byDictionary.get(dictionary);
    if (known === undefined) {
      known = new Int32Array(dictionary.length).fill(-1);
      this.byDictionary.set(dictionary, known);
    }
    const read = readerOf(dictionary);
    for (let row = 0; row < numbers.length; row++) {
      const code = codes[row] as number;
      let number = known[code] as number;
      if (number < 0) {
        number = this.numberOf(read(code));
        known[code] = number;
      }
      numbers[row] = number;
    }
    return numbers;
  }

  /** The values by their numbers. */
  all(): FlatVector {
    return this.values.finish();
  }
}
