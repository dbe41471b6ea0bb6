import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText, compareValues, equalValues, isMissing, keyOf } from '../../../src/engine/values/compare.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import { type Dynamic, DynamicScalar } from '../../../src/engine/values/dynamic.js';
import { SCALAR_TYPES, type Value } from '../../../src/engine/values/types.js';
import { texts, valuesOfType } from './arbitrary.js';

describe('compareText', () => {
  test('orders by code point, not by UTF-16 unit', () => {
    const sorted = ['', 'A', 'Z', 'a', 'aa', 'é', '\uFF5E', '😀'];
    expect([...sorted].reverse().sort(compareText)).toEqual(sorted);
  });

  test('agrees with the order of the code points', () => {
    const naive = (a: string, b: string) => {
      const [x, y] = [[...a], [...b]].map((text) => text.map((character) => character.codePointAt(0) ?? 0));
      for (let i = 0; ; i++) {
        const [m = -1, n = -1] = [x?.[i], y?.[i]];
        if (m !== n || m === -1) return Math.sign(m - n);
      }
    };
    const whole = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(compareText(a, b)).toBe(naive(a, b));
      }),
    );
  });
});

describe('compareValues', () => {
  test('reals: null, NaN, then ascending', () => {
    const sorted = [null, NaN, -Infinity, -5, 0, 5, Infinity];
    expect([...sorted].reverse().sort(compareValues('real'))).toEqual(sorted);
  });

  test('decimals by value', () => {
    const [a, b] = [new Decimal('10'), new Decimal('9.5')];
    expect(compareValues('decimal')(a, b)).toBe(1);
    expect(compareValues('decimal')(new Decimal('1.0'), new Decimal('1'))).toBe(0);
  });

  test.each(SCALAR_TYPES)('%s is in a total order', (type) => {
    const compare = compareValues(type);
    const values = fc.option(valuesOfType[type]);
    fc.assert(
      fc.property(values, values, values, (a, b, c) => {
        expect(compare(a, a)).toBe(0);
        expect(compare(a, b) + compare(b, a)).toBe(0);
        if (compare(a, b) <= 0 && compare(b, c) <= 0) expect(compare(a, c)).toBeLessThanOrEqual(0);
        if (a === null && b !== null) expect(compare(a, b)).toBe(-1);
      }),
    );
  });
});

test('null and NaN are missing', () => {
  expect([null, NaN, 0, '', false, 0n].map(isMissing)).toEqual([true, true, false, false, false, false]);
});

describe('equalValues', () => {
  test('null equals null alone, NaN nothing', () => {
    for (const type of SCALAR_TYPES) expect(equalValues(type)(null, null)).toBe(true);
    expect(equalValues('long')(null, 0n)).toBe(false);
    expect(equalValues('decimal')(null, new Decimal(0))).toBe(false);
    expect(equalValues('real')(NaN, NaN)).toBe(false);
    expect(equalValues('real')(-0, 0)).toBe(true);
  });

  test('decimals and dynamics by value', () => {
    expect(equalValues('decimal')(new Decimal('1.0'), new Decimal(1))).toBe(true);
    const [a, b] = ['ab', 'ba'].map((keys) => new Map<string, Dynamic>([...keys].map((key) => [key, 1n])));
    expect(equalValues('dynamic')([a ?? null], [b ?? null])).toBe(true);
    expect(equalValues('dynamic')([1n], [1])).toBe(false);
    expect(equalValues('dynamic')(new DynamicScalar('timespan', 1n), new DynamicScalar('timespan', 1n))).toBe(true);
  });
});

describe('keyOf', () => {
  test('NaN and zero have one key each', () => {
    const key = keyOf('real');
    expect(new Set([key(NaN), key(0 / 0), key(0), key(-0), key(null)]).size).toBe(3);
    expect(Object.is(key(-0), 0)).toBe(true);
    expect(keyOf('decimal')(new Decimal('-0'))).toBe(keyOf('decimal')(new Decimal(0)));
  });

  test('a string is not the dynamic that it spells', () => {
    const key = keyOf('dynamic');
    expect(key('1')).not.toBe(key(1n));
    expect(key('null')).not.toBe(key(null));
  });

  test.each(SCALAR_TYPES)('%s: equal values have equal keys, and only they', (type) => {
    const equal = equalValues(type);
    const key = keyOf(type);
    const values = fc.option(valuesOfType[type]);
    const pairs: fc.Arbitrary<[Value, Value]> = fc.oneof(
      fc.tuple(values, values),
      values.map((value): [Value, Value] => [value, value]),
    );
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        if (Number.isNaN(a) || Number.isNaN(b)) return;
        expect(new Set([key(a), key(b)]).size === 1).toBe(equal(a, b));
      }),
    );
  });
});

test('texts that differ only in case are not one', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      expect(equalValues('string')(a, b)).toBe(a === b);
    }),
  );
});
