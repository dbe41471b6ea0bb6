import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GroupIndex } from '../../../src/engine/run/group.js';
import { NO_NUMBER } from '../../../src/engine/run/pair-numbers.js';
import type { ScalarType, Value } from '../../../src/engine/values/types.js';
import {
  constantVector,
  dictionaryVector,
  makeCodes,
  type Vector,
  valueAt,
  vectorOf,
} from '../../../src/engine/values/vector.js';

const longs = fc.option(
  fc.oneof(fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 32n, -(2n ** 32n))),
);
const texts = fc.constantFrom('', 'a', 'A', 'b');
const rows = fc.array(fc.tuple(longs, texts));

/** A column in each of the encodings that can hold it. */
function encodings(type: ScalarType, values: readonly Value[]): Vector[] {
  const codes = makeCodes(values.length, values.length).map((_, row) => row);
  const all = [vectorOf(type, values), dictionaryVector(vectorOf(type, values), codes)];
  return new Set(values).size === 1 ? [...all, constantVector(type, values[0] ?? null, values.length)] : all;
}

/** Groups as the texts of their keys have them. */
function expected(keys: readonly (readonly Value[])[], known: Map<string, number>, adds: boolean): number[] {
  return keys.map((key) => {
    const text = key.map((value) => `${typeof value} ${value}`).join('\n');
    if (adds && !known.has(text)) known.set(text, known.size);
    return known.get(text) ?? NO_NUMBER;
  });
}

describe('GroupIndex', () => {
  it('numbers groups in the order in which they come, in any encoding and however the rows are cut', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const known = new Map<string, number>();
        const wanted = [expected(first, known, true), expected(second, known, true)];
        for (const encoding of [0, 1]) {
          const index = new GroupIndex(['long', 'string']);
          const found = [first, second].map((part) => [...index.groupsOf(vectorsOf(part, encoding), part.length)]);
          expect(found).toEqual(wanted);
          expect(index.count).toBe(known.size);
          const keys = index.keys();
          const firsts = [...known.values()].map((group) => [...first, ...second][wanted.flat().indexOf(group)]);
          expect(firsts.map((_, group) => keys.map((key) => valueAt(key, group)))).toEqual(firsts);
        }
      }),
    );
  });

  it('finds the groups that are there and adds none', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const known = new Map<string, number>();
        expected(first, known, true);
        const wanted = expected(second, known, false);
        for (const encoding of [0, 1]) {
          const index = new GroupIndex(['long', 'string']);
          index.groupsOf(vectorsOf(first, encoding), first.length);
          expect([...index.find(vectorsOf(second, encoding), second.length)]).toEqual(wanted);
          expect(index.count).toBe(known.size);
        }
      }),
    );
  });

  it('numbers one column of 64-bit integers among which null stands, wherever it first comes', () => {
    fc.assert(
      fc.property(fc.array(longs), (values) => {
        const known = new Map<string, number>();
        const wanted = expected(
          values.map((value) => [value]),
          known,
          true,
        );
        for (const vector of encodings('long', values)) {
          const index = new GroupIndex(['long']);
          expect([...index.groupsOf([vector], values.length)]).toEqual(wanted);
          expect([...index.find([vector], values.length)]).toEqual(wanted);
        }
      }),
    );
  });

  it('without keys has one group, once there is a row', () => {
    const index = new GroupIndex([]);
    expect([...index.find([], 2)]).toEqual([NO_NUMBER, NO_NUMBER]);
    expect([...index.groupsOf([], 2)]).toEqual([0, 0]);
    expect([...index.find([], 1)]).toEqual([0]);
  });
});

function vectorsOf(part: readonly (readonly [bigint | null, string])[], encoding: number): Vector[] {
  const longVector = encodings(
    'long',
    part.map(([value]) => value),
  )[encoding];
  const textVector = encodings(
    'string',
    part.map(([, text]) => text),
  )[encoding];
  return longVector === undefined || textVector === undefined ? [] : [longVector, textVector];
}
