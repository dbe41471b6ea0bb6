import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_NUMBER } from '../../../src/engine/run/pair-numbers.js';
import { TextNumbers } from '../../../src/engine/run/text-numbers.js';
import { ValueNumbers } from '../../../src/engine/run/value-numbers.js';
import { keepDerived } from '../../../src/engine/values/derived.js';
import {
  constantVector,
  dictionaryVector,
  type FlatVector,
  makeCodes,
  type Vector,
  valueAt,
  vectorOf,
} from '../../../src/engine/values/vector.js';

/** Some texts `from` a place on: `count` of them are enough to be numbered beyond a query, or too few. */
const dictionaries = fc
  .record({ from: fc.nat(400), count: fc.constantFrom(0, 3, 256, 300, 500), isKept: fc.boolean() })
  .map(({ from, count, isKept }): FlatVector => {
    const dictionary = vectorOf(
      'string',
      Array.from({ length: count + 1 }, (_, i) => (i === count ? '' : `text ${(from + 7 * i) % 900}`)),
    );
    if (isKept) keepIn(dictionary, new Map());
    return dictionary;
  });

function keepIn(dictionary: FlatVector, kept: Map<string, Vector>): void {
  keepDerived(dictionary, { find: (key) => kept.get(key), keep: (key, vector) => kept.set(key, vector) });
}

/** Columns of one query, more and fewer rows than texts, in each encoding. */
const columns = fc.array(
  fc
    .tuple(dictionaries, fc.constantFrom(1, 40, 700), fc.nat(1000), fc.constantFrom('dictionary', 'flat', 'constant'))
    .map(([dictionary, length, seed, encoding]): Vector => {
      const codes = makeCodes(dictionary.length, length).map((_, row) => ((seed + row) * 31) % dictionary.length);
      const vector = dictionaryVector(dictionary, codes);
      if (encoding === 'constant') return constantVector('string', valueAt(vector, 0), length);
      return encoding === 'flat' ? vectorOf('string', valuesOf(vector)) : vector;
    }),
  { minLength: 1, maxLength: 6 },
);

function valuesOf(vector: Vector): string[] {
  return Array.from({ length: vector.length }, (_, row) => valueAt(vector, row) as string); // the columns hold texts
}

describe('ValueNumbers', () => {
  it.each([
    ['all have room', 2 ** 18],
    ['some are turned away', 600],
    ['a new series begins often', 512],
    ['none has room', 100],
  ])('numbers and finds texts as a map does where, of those that are numbered beyond a query, %s', (_, most) => {
    const texts = new TextNumbers(most);
    fc.assert(
      fc.property(columns, columns, (added, sought) => {
        const numbers = new ValueNumbers('string', texts);
        const known = new Map<string, number>();
        for (const [i, column] of added.entries()) {
          const found = sought[i % sought.length] as Vector;
          const wanted = valuesOf(found).map((text) => known.get(text) ?? NO_NUMBER);
          expect(numbers.findAll(found)).toEqual(Uint32Array.from(wanted));
          for (const text of valuesOf(column)) if (!known.has(text)) known.set(text, known.size);
          expect(numbers.numbersOf(column)).toEqual(
            Uint32Array.from(valuesOf(column), (text) => known.get(text) as number),
          );
          expect(numbers.size).toBe(known.size);
        }
        expect(valuesOf(numbers.all())).toEqual([...known.keys()]);
        const again = new ValueNumbers('string', texts);
        const last = added.at(-1) as Vector;
        const wanted = valuesOf(last).map((text) => known.get(text));
        const each = makeCodes(known.size, known.size).map((_, number) => number);
        expect([...again.numbersOf(dictionaryVector(numbers.dictionary(), each))]).toEqual([...known.values()]);
        expect([...again.findAll(last)]).toEqual(wanted);
        for (const [text, number] of known) expect(numbers.find(text)).toBe(number);
      }),
      { numRuns: 60 },
    );
  });
});

describe('TextNumbers', () => {
  const many = (prefix: string) => {
    const dictionary = vectorOf(
      'string',
      Array.from({ length: 256 }, (_, i) => `${prefix}${i}`),
    );
    keepIn(dictionary, new Map());
    return dictionary;
  };

  it('gives equal texts of different dictionaries one number, and keeps the numbers', () => {
    const texts = new TextNumbers();
    const [first, second] = [many('a'), many('a')];
    expect(texts.of(first, 256)?.numbers).toEqual(texts.of(second, 256)?.numbers);
    expect(texts.of(first, 1)?.numbers).toBe(texts.of(first, 256)?.numbers);
    expect(texts.of(many('a'), 1)).toBeNull();
  });

  it('numbers what is searched in the second time', () => {
    const texts = new TextNumbers();
    const dictionary = many('a');
    expect(texts.forSearch(dictionary, 256)).toBeNull();
    expect(texts.forSearch(dictionary, 256)?.numbers).toEqual(texts.of(many('a'), 256)?.numbers);
  });

  it('begins a new series once it has turned away many times what it holds', () => {
    const texts = new TextNumbers(256);
    const before = texts.of(many('a'), 256);
    for (let i = 0; i < 7; i++) expect(texts.of(many('b'), 256)).toBeNull();
    const after = texts.of(many('b'), 256);
    expect(after?.limit).toBe(256);
    expect(after?.series).not.toBe(before?.series);
  });
});
