import { type Key, keyOf } from '../values/compare.js';
import type { ScalarType, Value } from '../values/types.js';
import { type Codes, type FlatVector, readerOf, type Vector, VectorBuilder } from '../values/vector.js';
import { NO_NUMBER, PairNumbers } from './pair-numbers.js';
import { NumbersOfTexts, type TextNumbers, textNumbers } from './text-numbers.js';

/** As many entries as a Map takes. */
const MAP_SIZE = 2 ** 24 - 1;

/** One 64-bit integer, and its halves as a number each. */
const WHOLE = new BigInt64Array(1);
const HALVES = new Uint32Array(WHOLE.buffer);

/** Numbers the distinct values of one type in the order in which they are first seen; null is a value. */
export class ValueNumbers {
  /** more than one only where there are more values than a Map takes */
  private readonly maps = [new Map<Key, number>()];
  /** For 64-bit integers, in place of the maps: their halves are looked up, so that no BigInt is made for a value that is known. */
  private readonly integers: PairNumbers | null;
  /** how many of the values the maps, or the integers, know; the others are put in before a search */
  private searchable = 0;
  private readonly byDictionary = new WeakMap<FlatVector, Int32Array>();
  private readonly byText = new NumbersOfTexts();
  private readonly key: (value: Value) => Key;
  private readonly values: VectorBuilder;
  /** the number of null; -1 until it is seen */
  nullNumber = -1;

  constructor(
    readonly type: ScalarType,
    private readonly texts: TextNumbers = textNumbers,
  ) {
    this.key = keyOf(type);
    this.values = new VectorBuilder(type);
    this.integers = type === 'long' || type === 'datetime' || type === 'timespan' ? new PairNumbers() : null;
  }

  get size(): number {
    return this.values.length;
  }

  numberOf(value: Value): number {
    const known = this.find(value);
    return known === NO_NUMBER ? this.add(value) : known;
  }

  /** The number of a value that was numbered before, else NO_NUMBER. */
  find(value: Value): number {
    if (value === null) return this.nullNumber < 0 ? NO_NUMBER : this.nullNumber;
    this.makeSearchable();
    if (this.integers !== null) {
      // The values of these types are bigints.
      WHOLE[0] = value as bigint;
      return this.behindNull(this.integers.find(HALVES[0] as number, HALVES[1] as number));
    }
    const key = this.key(value);
    for (const map of this.maps) {
      const known = map.get(key);
      if (known !== undefined) return known;
    }
    return NO_NUMBER;
  }

  private add(value: Value): number {
    const number = this.push(value);
    if (this.searchable === number) this.index(value);
    return number;
  }

  /** Adds a value that has no number, without making it searchable. */
  private push(value: Value): number {
    const number = this.size;
    this.values.push(value);
    if (value === null) this.nullNumber = number;
    return number;
  }

  private makeSearchable(): void {
    if (this.searchable === this.size) return;
    const read = readerOf(this.values.finish());
    while (this.searchable < this.size) this.index(read(this.searchable));
  }

  /** Makes the next value searchable. */
  private index(value: Value): void {
    const number = this.searchable++;
    if (value === null) return;
    if (this.integers !== null) {
      WHOLE[0] = value as bigint;
      this.integers.numberOf(HALVES[0] as number, HALVES[1] as number);
      return;
    }
    if ((this.maps.at(-1) as Map<Key, number>).size === MAP_SIZE) this.maps.push(new Map());
    (this.maps.at(-1) as Map<Key, number>).set(this.key(value), number);
  }

  /** Null has a number as the integers have, and is not among them. */
  private behindNull(number: number): number {
    return number !== NO_NUMBER && this.nullNumber >= 0 && number >= this.nullNumber ? number + 1 : number;
  }

  /** The number of each row's value. */
  numbersOf(vector: Vector): Uint32Array {
    if (vector.encoding === 'dictionary') return this.numbersByCode(vector.dictionary, vector.codes);
    const numbers = new Uint32Array(vector.length);
    if (vector.encoding === 'constant') return numbers.fill(vector.length > 0 ? this.numberOf(vector.value) : 0);
    if (this.integers !== null) return this.numbersOfIntegers(vector, this.integers, numbers, true);
    const read = readerOf(vector);
    for (let row = 0; row < numbers.length; row++) numbers[row] = this.numberOf(read(row));
    return numbers;
  }

  /** The number of each row's value; NO_NUMBER where it was not numbered before. */
  findAll(vector: Vector): Uint32Array {
    if (vector.encoding === 'dictionary' && vector.dictionary.length <= 2 * vector.length) {
      const byCode = this.foundByCode(vector.dictionary, vector.length);
      const numbers = wide(vector.codes);
      for (let row = 0; row < numbers.length; row++) numbers[row] = byCode[numbers[row] as number] as number;
      return numbers;
    }
    const numbers = new Uint32Array(vector.length);
    if (vector.encoding === 'constant') return numbers.fill(this.find(vector.value));
    if (vector.encoding === 'flat' && this.integers !== null) {
      return this.numbersOfIntegers(vector, this.integers, numbers, false);
    }
    const read = readerOf(vector);
    for (let row = 0; row < numbers.length; row++) numbers[row] = this.find(read(row));
    return numbers;
  }

  private foundByCode(dictionary: FlatVector, rows: number): Uint32Array {
    const texts = this.texts.forSearch(dictionary, rows);
    if (texts === null || !this.byText.tellAll(texts, this.size)) return this.findAll(dictionary);
    const byCode = new Uint32Array(dictionary.length);
    for (let code = 0; code < byCode.length; code++) byCode[code] = this.byText.find(texts.numbers[code] as number);
    return byCode;
  }

  private numbersOfIntegers(
    { data, nulls }: FlatVector,
    integers: PairNumbers,
    numbers: Uint32Array,
    adds: boolean,
  ): Uint32Array {
    this.makeSearchable();
    // Flat vectors of these types hold their values in such an array.
    const whole = data as BigInt64Array;
    const halves = new Uint32Array(whole.buffer, whole.byteOffset, whole.length * 2);
    // Binned times come in runs of equal ones.
    let [lastFirst, lastSecond, last] = [0, 0, -1];
    for (let row = 0; row < numbers.length; row++) {
      if (nulls !== null && nulls[row] === 1) {
        numbers[row] = adds ? this.numberOf(null) : this.find(null);
        last = -1;
        continue;
      }
      const first = halves[2 * row] as number;
      const second = halves[2 * row + 1] as number;
      if (first !== lastFirst || second !== lastSecond || last < 0) {
        const known = integers.size;
        const number = adds ? integers.numberOf(first, second) : integers.find(first, second);
        if (integers.size > known) this.values.push(whole[row] as bigint);
        last = this.behindNull(number);
        lastFirst = first;
        lastSecond = second;
      }
      numbers[row] = last;
    }
    this.searchable = this.size;
    return numbers;
  }

  private numbersByCode(dictionary: FlatVector, codes: Codes): Uint32Array {
    let known = this.byDictionary.get(dictionary);
    if (known === undefined) {
      known = new Int32Array(dictionary.length).fill(-1);
      this.byDictionary.set(dictionary, known);
    }
    const numberOf = this.numberingOf(dictionary, codes.length);
    const numbers = wide(codes);
    for (let row = 0; row < numbers.length; row++) {
      const code = numbers[row] as number;
      let number = known[code] as number;
      if (number < 0) {
        number = numberOf(code);
        known[code] = number;
      }
      numbers[row] = number;
    }
    return numbers;
  }

  /** Numbers values of a dictionary by their codes. */
  private numberingOf(dictionary: FlatVector, rows: number): (code: number) => number {
    const read = readerOf(dictionary);
    const texts = this.texts.of(dictionary, rows);
    if (texts === null) return (code) => this.numberOf(read(code));
    const { byText } = this;
    byText.take(texts);
    return (code) => {
      const text = texts.numbers[code] as number;
      const known = byText.find(text);
      if (known !== NO_NUMBER) return known;
      const isNew = byText.tellAll(texts, this.size);
      const number = isNew ? this.push(read(code)) : this.numberOf(read(code));
      byText.set(text, number);
      return number;
    };
  }

  /** The values by their numbers. */
  all(): FlatVector {
    return this.values.finish();
  }

  /** The same as a dictionary for numbers, of which is known what is known of the values. */
  dictionary(): FlatVector {
    const dictionary = this.all();
    const texts = this.byText.texts(this.size);
    if (texts !== null) this.texts.give(dictionary, texts);
    return dictionary;
  }
}

/** The codes in an array of one class, for loops that would be many times slower over several of them; to be overwritten. */
function wide(codes: Codes): Uint32Array {
  return new Uint32Array(codes);
}
