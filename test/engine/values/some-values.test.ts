import { describe, expect, it } from 'vitest';
import { keepSomeValues } from '../../../src/engine/values/some-values.js';
import { dictionaryVector, type FlatVector, gather, readerOf, vectorOf } from '../../../src/engine/values/vector.js';

const LENGTH = 64;
const names = Array.from({ length: LENGTH }, (_, i) => `name-${i}`);

/** Texts that tell which of their values were made, one by one or all at once. */
function watched() {
  const made: (number | 'all')[] = [];
  const vector: FlatVector = {
    encoding: 'flat',
    type: 'string',
    length: LENGTH,
    nulls: null,
    get data() {
      made.push('all');
      return names;
    },
  };
  keepSomeValues(vector, (places) => {
    made.push(...places);
    return vectorOf(
      'string',
      Array.from(places, (place) => names[place] ?? null),
    );
  });
  return { vector, made };
}

function valuesAt(rows: number[], vector: Parameters<typeof gather>[0]) {
  const gathered = gather(vector, Uint32Array.from(rows));
  const read = readerOf(gathered);
  return rows.map((_, i) => read(i));
}

describe('a few rows of a vector', () => {
  it('make no other of its values', () => {
    const { vector, made } = watched();
    expect(valuesAt([9, 3], vector)).toEqual(['name-9', 'name-3']);
    expect(made).toEqual([9, 3]);
  });

  it('make no other of the values of its dictionary', () => {
    const { vector, made } = watched();
    const codes = Uint8Array.from({ length: 200 }, (_, row) => row % LENGTH);
    expect(valuesAt([65, 130], dictionaryVector(vector, codes))).toEqual(['name-1', 'name-2']);
    expect(made).toEqual([1, 2]);
  });

  it('share the values where they are not few, and where all are made already', () => {
    const { vector, made } = watched();
    const codes = Uint8Array.from({ length: LENGTH }, (_, row) => row);
    const many = gather(dictionaryVector(vector, codes), Uint32Array.from([0, 1, 2, 3, 4]));
    expect(many.encoding === 'dictionary' && many.dictionary === vector).toBe(true);
    expect(made).toEqual([]);
    keepSomeValues(vector, () => null);
    expect(valuesAt([7], vector)).toEqual(['name-7']);
    expect(made).toEqual(['all']);
  });
});
