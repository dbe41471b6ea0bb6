// Numbers for texts that hold from query to query: equal texts in the dictionaries of a database have one number, kept with the dictionaries.
// What groups or joins by them then looks up numbers, where it would search for each text of each segment in a map.

import { type DerivedVectors, derivedOfMany } from '../values/derived.js';
import type { FlatVector } from '../values/vector.js';
import { NO_NUMBER } from './pair-numbers.js';

/** How many texts have numbers at most, save for tests. */
const MOST = 2 ** 18;

/** How many times as many texts are turned away before a new series begins: seldom, as each text is then numbered anew. */
const PATIENCE = 8;

/** The numbers of the texts of a dictionary, by code. */
export interface NumberedTexts {
  readonly numbers: Int32Array;
  /** Numbers of different series do not compare. */
  readonly series: object;
  /** All numbers of the series up to now are below. */
  readonly limit: number;
}

export class TextNumbers {
  private series = 0;
  private byText = new Map<string, number>();
  private turnedAway = 0;
  /** of dictionaries that queries make */
  private readonly given = new WeakMap<FlatVector, NumberedTexts>();
  private readonly searched = new WeakSet<FlatVector>();

  constructor(private readonly most = MOST) {}

  /** The numbers of a dictionary's texts; null where it has none, as it is not kept or would cost more than its `rows` are worth. */
  of(dictionary: FlatVector, rows: number): NumberedTexts | null {
    const known = this.known(dictionary);
    if (known !== null) return known;
    const place = placeOf(dictionary);
    if (place === undefined || dictionary.length > rows || !this.hasRoomFor(dictionary.length)) return null;
    const data = Int32Array.from(dictionary.data as readonly string[], (text) => this.numberOf(text)); // of its type
    place.keep(this.key, { encoding: 'flat', type: 'int', length: data.length, data, nulls: null }, data.byteLength);
    return this.numbered(data);
  }

  /** The same for a search among few values, which costs less than to number all texts: they get numbers the second time. */
  forSearch(dictionary: FlatVector, rows: number): NumberedTexts | null {
    if (this.searched.has(dictionary)) return this.of(dictionary, rows);
    this.searched.add(dictionary);
    return this.known(dictionary);
  }

  private known(dictionary: FlatVector): NumberedTexts | null {
    const given = this.given.get(dictionary);
    if (given?.series === this.byText) return given;
    const known = placeOf(dictionary)?.find(this.key);
    return known?.encoding === 'flat' ? this.numbered(known.data as Int32Array) : null; // as it was kept
  }

  /** Says which numbers the texts of a dictionary have, by code. */
  give(dictionary: FlatVector, texts: NumberedTexts): void {
    this.given.set(dictionary, texts);
  }

  private get key(): string {
    return `\0text numbers ${this.series}`;
  }

  private numbered(numbers: Int32Array): NumberedTexts {
    return { numbers, series: this.byText, limit: this.byText.size };
  }

  private numberOf(text: string): number {
    let number = this.byText.get(text);
    if (number === undefined) {
      number = this.byText.size;
      this.byText.set(text, number);
    }
    return number;
  }

  private hasRoomFor(count: number): boolean {
    if (this.byText.size + count <= this.most) return true;
    this.turnedAway += count;
    if (this.turnedAway < PATIENCE * this.most || count > this.most) return false;
    this.turnedAway = 0;
    this.series++;
    this.byText = new Map();
    return true;
  }
}

/** Where numbers are kept with a dictionary, if they are worth it. */
function placeOf(dictionary: FlatVector): DerivedVectors | undefined {
  return dictionary.type === 'string' ? derivedOfMany(dictionary) : undefined;
}

/** Those of the process. */
export const textNumbers = new TextNumbers();

/** The numbers that a query has given to values, by the numbers of their texts. */
export class NumbersOfTexts {
  private series: object | null = null;
  private byText = new Uint32Array(0);
  /** how many values, from the first on, are here without a gap */
  private count = 0;

  /** Makes room for the texts of a dictionary; those of another series are forgotten. */
  take({ series, limit }: NumberedTexts): void {
    if (series !== this.series) {
      this.series = series;
      this.byText = new Uint32Array(0);
      this.count = 0;
    }
    if (limit <= this.byText.length) return;
    const longer = new Uint32Array(Math.max(limit, 2 * this.byText.length)).fill(NO_NUMBER, this.byText.length);
    longer.set(this.byText);
    this.byText = longer;
  }

  /** Whether all of so many values are here: a text of the series that is not has no number. */
  tellAll({ series }: NumberedTexts, size: number): boolean {
    return series === this.series && this.count === size;
  }

  /** The numbers of the texts of so many values, by the numbers of the values; null where not all are here. */
  texts(size: number): NumberedTexts | null {
    if (this.series === null || this.count !== size) return null;
    const numbers = new Int32Array(size);
    this.byText.forEach((number, text) => {
      if (number !== NO_NUMBER) numbers[number] = text;
    });
    return { numbers, series: this.series, limit: this.byText.length };
  }

  find(text: number): number {
    return this.byText[text] ?? NO_NUMBER;
  }

  set(text: number, number: number): void {
    this.byText[text] = number;
    if (number === this.count) this.count++;
  }
}
