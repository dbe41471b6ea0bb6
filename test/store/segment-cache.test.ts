import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../src/engine/values/derived.js';
import { constantVector, dictionaryVector, type FlatVector, vectorOf } from '../../src/engine/values/vector.js';
import { CodeRows } from '../../src/store/search/code-rows.js';
import { SegmentCache } from '../../src/store/segment-cache.js';

const unopened = () => {};
const of = (value: string, bytes: number) => ({
  vector: constantVector('string', value, 1),
  bytes,
  onOpened: unopened,
});

/** What a cache gives for a column, with whether it had to be decoded. */
function read(cache: SegmentCache, column: number, bytes = 10): boolean {
  let decoded = false;
  const vector = cache.column(column, 1, () => {
    decoded = true;
    return of(`${column}`, bytes);
  });
  expect(vector).toEqual(constantVector('string', `${column}`, 1));
  return decoded;
}

describe('the cache of decoded columns', () => {
  it('decodes a column once', () => {
    const cache = new SegmentCache(100);
    expect([read(cache, 1), read(cache, 1), read(cache, 2)]).toEqual([true, false, true]);
  });

  it('keeps what is read oftener, where its bytes are used up', () => {
    const cache = new SegmentCache(20);
    for (const column of [1, 2, 1, 3]) read(cache, column);
    expect([read(cache, 1), read(cache, 3), read(cache, 2)]).toEqual([false, true, false]);
    for (let i = 0; i < 3; i++) read(cache, 3);
    expect([read(cache, 3), read(cache, 1)]).toEqual([false, true]);
  });

  it('counts what is opened of a column when it is opened', () => {
    const cache = new SegmentCache(40);
    const growing = { ...of('1', 10), bytes: 10, onOpened: (grown: () => void) => opened.push(grown) };
    const opened: (() => void)[] = [];
    cache.column(1, 1, () => growing);
    expect([read(cache, 2), read(cache, 3)]).toEqual([true, true]);
    for (let i = 0; i < 3; i++) read(cache, 1);
    growing.bytes = 30;
    for (const grown of opened) grown();
    expect([read(cache, 1), read(cache, 3), read(cache, 2)]).toEqual([false, false, true]);
  });

  it('keeps nothing that is larger than all of it', () => {
    const cache = new SegmentCache(20);
    read(cache, 1);
    expect([read(cache, 2, 21), read(cache, 2, 21), read(cache, 1)]).toEqual([true, true, false]);
  });

  it('passes on that there is no value', () => {
    expect(new SegmentCache(20).column(1, 1, () => undefined)).toBeUndefined();
  });
});

describe('what is computed of the dictionaries of decoded columns', () => {
  const result = constantVector('bool', true, 2);

  function dictionaryOf(cache: SegmentCache, column: number): FlatVector {
    const fresh = dictionaryVector(vectorOf('string', ['a', 'b']), Uint8Array.of(0, 1, 1));
    const vector = cache.column(column, 1, () => ({ vector: fresh, bytes: 10, onOpened: unopened }));
    if (vector?.encoding !== 'dictionary') throw new Error('no dictionary');
    return vector.dictionary;
  }

  it('is found by its key', () => {
    const cache = new SegmentCache(100);
    const [first, second] = [dictionaryOf(cache, 1), dictionaryOf(cache, 2)];
    derivedOf(first)?.keep('f', result, 5);
    expect(derivedOf(first)?.find('f')).toBe(result);
    expect(derivedOf(first)?.find('g')).toBeUndefined();
    expect(derivedOf(second)?.find('f')).toBeUndefined();
  });

  it('is found when the column was forgotten and decoded again', () => {
    const cache = new SegmentCache(40);
    derivedOf(dictionaryOf(cache, 1))?.keep('f', result, 10);
    read(cache, 2, 30);
    const again = dictionaryOf(cache, 1);
    expect(derivedOf(again)?.find('f')).toBe(result);
  });

  it('takes a quarter of the bytes, and columns what it leaves', () => {
    const cache = new SegmentCache(40);
    const place = derivedOf(dictionaryOf(cache, 1));
    place?.keep('large', result, 11);
    expect(place?.find('large')).toBeUndefined();
    for (const key of ['f', 'g', 'h']) place?.keep(key, result, 5);
    expect(['f', 'g', 'h'].map((key) => place?.find(key))).toEqual([result, result, undefined]);
    expect([1, 2, 3, 4].map(() => read(cache, 2, 30))).toEqual([true, true, true, false]);
    expect(read(cache, 3, 10)).toBe(true);
    expect(read(cache, 2, 30)).toBe(false);
  });

  it('is not kept where nothing is', () => {
    expect(derivedOf(dictionaryOf(new SegmentCache(0), 1))).toBeUndefined();
  });
});

describe('what searches found in columns of segments', () => {
  it('is found by column, segment and literal', () => {
    const cache = new SegmentCache(10_000);
    const places = Uint32Array.of(1);
    const codeRows = new CodeRows(Uint8Array.of(0, 1, 1), 2);
    cache.searched(1, 2).keepPlaces('part net', places);
    cache.searched(1, 2).keepPlaces('part n', null);
    cache.searched(1, 2).keepCodeRows(codeRows);
    const same = cache.searched(1, 2);
    expect([same.placesOf('part net'), same.placesOf('part n')]).toEqual([places, null]);
    expect(same.placesOf('term net')).toBeUndefined();
    expect(same.codeRows()).toBe(codeRows);
    for (const other of [cache.searched(2, 1), cache.searched(1, 1), cache.searched(2, 2)]) {
      expect([other.placesOf('part net'), other.codeRows()]).toEqual([undefined, undefined]);
    }
  });

  it('takes an eighth of the bytes each, and columns what it leaves', () => {
    const cache = new SegmentCache(8000);
    const searched = cache.searched(1, 1);
    searched.keepPlaces('large', new Uint32Array(250));
    expect(searched.placesOf('large')).toBeUndefined();
    read(cache, 2, 7500);
    for (const literal of ['a', 'b']) searched.keepPlaces(literal, new Uint32Array(150));
    expect(searched.placesOf('a')).toHaveLength(150);
    expect(searched.placesOf('b')).toBeUndefined();
    expect(read(cache, 2, 7500)).toBe(true);
  });

  it('is not kept where nothing is', () => {
    const kept = new SegmentCache(0).searched(1, 1);
    kept.keepPlaces('a', null);
    kept.keepPlaces('b', new Uint32Array(0));
    kept.keepCodeRows(new CodeRows(Uint8Array.of(0), 1));
    expect([kept.placesOf('a'), kept.placesOf('b'), kept.codeRows()]).toEqual([undefined, undefined, undefined]);
  });
});
