// `make_list` and `make_set` in all their forms.

import type { Accumulator, CallSite } from '../../run/kernel.js';
import { PairNumbers } from '../../run/pair-numbers.js';
import type { Parts, SplittableAccumulator } from '../../run/parts.js';
import { ValueNumbers } from '../../run/value-numbers.js';
import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import type { ScalarType } from '../../values/types.js';
import {
  type DictionaryVector,
  dictionaryVector,
  makeCodes,
  readerOf,
  type Vector,
  vectorOf,
} from '../../values/vector.js';
import { type AggregateOverload, accumulated } from '../define.js';

/** The most elements that a list, a set or a bag takes, and how many it takes where the query names no number. */
export const MAX_SIZE = 1_048_576;

/** How many the old forms `makelist` and `makeset` take where the query names no number. */
export const LEGACY_SIZE = 128;

export function listOverload(defaultSize = MAX_SIZE): AggregateOverload {
  return accumulated(
    ['expr: scalar', 'maxSize?: integer'],
    'dynamic',
    (call) => new Lists(call, sizeOf(call, defaultSize), false),
  );
}

export const listWithNulls: AggregateOverload = accumulated(
  ['expr: scalar'],
  'dynamic',
  (call) => new Lists(call, MAX_SIZE, true),
);

export function setOverload(defaultSize = MAX_SIZE): AggregateOverload {
  return accumulated(['expr: scalar', 'maxSize?: integer'], 'dynamic', (call) => {
    const size = sizeOf(call, defaultSize);
    return call.types[0] === 'dynamic' ? new ElementSets(size) : new ValueSets(call.types[0] ?? 'dynamic', size);
  });
}

/** The size that the second argument names, within the limit. */
export function sizeOf({ constants }: CallSite, defaultSize = MAX_SIZE): number {
  const given = constants[1];
  return given === undefined || given === null ? defaultSize : Math.min(Number(given), MAX_SIZE);
}

/** Bytes, about, of an element of a list or set. */
const BYTES_OF_ELEMENT = 24;
/** Bytes, about, of a value that elements refer to. */
export const BYTES_OF_VALUE = 96;

/** Lists. Of an array the elements are added, as the service does it, save in a list with nulls. */
class Lists implements Accumulator {
  private readonly lists: Dynamic[][] = [];
  private readonly type: ScalarType;

  constructor(
    { types }: CallSite,
    private readonly size: number,
    private readonly withNulls: boolean,
  ) {
    this.type = types[0] ?? 'dynamic';
  }

  private grow(groupCount: number): void {
    while (this.lists.length < groupCount) this.lists.push([]);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.grow(groupCount);
    const { lists, size, withNulls, type } = this;
    const read = readerOf(args[0] as Vector); // the first argument is not optional
    for (let row = 0; row < groups.length; row++) {
      const list = lists[groups[row] as number] as Dynamic[];
      if (list.length >= size) continue;
      const value = read(row);
      const element = value === null ? null : toDynamic(value, type);
      if (withNulls) list.push(element);
      else if (isArray(element)) this.addAll(list, element);
      else if (element !== null) list.push(element);
    }
  }

  private addAll(list: Dynamic[], elements: readonly Dynamic[]): void {
    for (const element of elements) if (element !== null && list.length < this.size) list.push(element);
  }

  finish(groupCount: number): readonly Vector[] {
    this.grow(groupCount);
    return [vectorOf('dynamic', this.lists.slice(0, groupCount))];
  }

  heldBytes(): number {
    let elements = 0;
    for (const list of this.lists) elements += list.length;
    return elements * BYTES_OF_ELEMENT;
  }
}

/** The numbers of the distinct values of each group, in the order in which they are first seen. */
class NumberSets {
  private readonly pairs = new PairNumbers();
  readonly sets: number[][] = [];

  constructor(private readonly size: number) {}

  get bytes(): number {
    return this.pairs.size * BYTES_OF_ELEMENT;
  }

  grow(groupCount: number): void {
    while (this.sets.length < groupCount) this.sets.push([]);
  }

  /** Adds to a group that `grow` has made. */
  add(group: number, number: number): void {
    const before = this.pairs.size;
    if (this.pairs.numberOf(group, number) < before) return;
    const set = this.sets[group] as number[];
    if (set.length < this.size) set.push(number);
  }

  /** The values of the sets, a row an element. */
  parts(groupCount: number, values: ValueNumbers): Parts {
    this.grow(groupCount);
    const length = this.sets.reduce((sum, set) => sum + set.length, 0);
    const groups = new Uint32Array(length);
    const codes = makeCodes(values.size, length);
    let row = 0;
    for (const [group, set] of this.sets.entries()) {
      groups.fill(group, row, row + set.length);
      codes.set(set, row);
      row += set.length;
    }
    return { groups, columns: [dictionaryVector(values.dictionary(), codes)] };
  }
}

/** Sets of values of any type but dynamic. */
class ValueSets implements SplittableAccumulator {
  private readonly values: ValueNumbers;
  private readonly numbers: NumberSets;

  constructor(
    private readonly type: ScalarType,
    size: number,
  ) {
    this.values = new ValueNumbers(type);
    this.numbers = new NumberSets(size);
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.numbers.grow(groupCount);
    const { values, numbers } = this;
    const ofRows = values.numbersOf(args[0] as Vector); // the first argument is not optional
    for (let row = 0; row < groups.length; row++) {
      const number = ofRows[row] as number;
      if (number !== values.nullNumber) numbers.add(groups[row] as number, number);
    }
  }

  parts(groupCount: number): Parts {
    return this.numbers.parts(groupCount, this.values);
  }

  addParts(...rows: Parameters<SplittableAccumulator['add']>): void {
    this.add(...rows);
  }

  finish(groupCount: number): readonly Vector[] {
    this.numbers.grow(groupCount);
    const read = readerOf(this.values.all());
    const items = Array.from({ length: this.values.size }, (_, number) => toDynamic(read(number), this.type));
    return [
      vectorOf(
        'dynamic',
        this.numbers.sets.slice(0, groupCount).map((set): Dynamic => set.map((number) => items[number] as Dynamic)),
      ),
    ];
  }

  heldBytes(): number {
    return this.numbers.bytes + this.values.size * BYTES_OF_VALUE;
  }
}

/** Sets of dynamics: the elements of an array count one by one. */
class ElementSets implements SplittableAccumulator {
  private readonly elements = new ValueNumbers('dynamic');
  private readonly numbers: NumberSets;

  constructor(size: number) {
    this.numbers = new NumberSets(size);
  }

  private numbersOf(value: Dynamic): number[] {
    const elements = isArray(value) ? value : [value];
    return elements.filter((element) => element !== null).map((element) => this.elements.numberOf(element));
  }

  add(groups: Uint32Array, groupCount: number, args: readonly Vector[]): void {
    this.numbers.grow(groupCount);
    const vector = args[0] as Vector; // the first argument is not optional
    if (vector.encoding === 'dictionary') this.addByCode(groups, vector);
    else {
      const read = readerOf(vector);
      // A column of this type holds dynamics.
      for (let row = 0; row < groups.length; row++)
        this.addAll(groups[row] as number, this.numbersOf(read(row) as Dynamic));
    }
  }

  private addByCode(groups: Uint32Array, { dictionary, codes }: DictionaryVector): void {
    const read = readerOf(dictionary);
    const known: number[][] = [];
    for (let row = 0; row < groups.length; row++) {
      const code = codes[row] as number;
      known[code] ??= this.numbersOf(read(code) as Dynamic);
      this.addAll(groups[row] as number, known[code]);
    }
  }

  private addAll(group: number, numbers: readonly number[]): void {
    for (const number of numbers) this.numbers.add(group, number);
  }

  parts(groupCount: number): Parts {
    return this.numbers.parts(groupCount, this.elements);
  }

  /** Each row is an element, also where it is an array. */
  addParts(groups: Uint32Array, groupCount: number, [column]: readonly Vector[]): void {
    this.numbers.grow(groupCount);
    const ofRows = this.elements.numbersOf(column as Vector); // as `parts` has made it
    for (let row = 0; row < groups.length; row++) this.numbers.add(groups[row] as number, ofRows[row] as number);
  }

  finish(groupCount: number): readonly Vector[] {
    this.numbers.grow(groupCount);
    const read = readerOf(this.elements.all());
    return [
      vectorOf(
        'dynamic',
        this.numbers.sets.slice(0, groupCount).map((set): Dynamic => set.map((number) => read(number) as Dynamic)),
      ),
    ];
  }

  heldBytes(): number {
    return this.numbers.bytes + this.elements.size * BYTES_OF_VALUE;
  }
}
