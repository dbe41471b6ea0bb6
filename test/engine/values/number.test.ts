import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  longToInt,
  MAX_LONG,
  MIN_LONG,
  parseInt32,
  parseLong,
  parseReal,
  realToInt,
  realToLong,
  wrapInt,
  wrapLong,
} from '../../../src/engine/values/number.js';

describe('parseLong', () => {
  test.each([
    ['0', 0n],
    ['  -17 ', -17n],
    ['+8', 8n],
    ['000123', 123n],
    ['-0', 0n],
    ['0x1F', 31n],
    ['0Xff', 255n],
    ['-0x10', -16n],
    ['0xFFFFFFFFFFFFFFFF', -1n],
    ['9223372036854775807', MAX_LONG],
    ['-9223372036854775808', MIN_LONG],
    ['+1234567890123456', 1234567890123456n],
  ])('%j is %s', (text, value) => {
    expect(parseLong(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '1.5',
    '1e3',
    '1_000',
    '0x',
    '0b11',
    'abc',
    '12 3',
    '--1',
    '9223372036854775808',
    '0x10000000000000000',
  ])('%j is no long', (text) => {
    expect(parseLong(text)).toBeNull();
  });

  test('reads back every long', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: MIN_LONG, max: MAX_LONG }), (n) => {
        expect(parseLong(String(n))).toBe(n);
      }),
    );
  });
});

test('parseInt32 keeps to 32 bits', () => {
  expect(parseInt32('2147483647')).toBe(2147483647);
  expect(parseInt32('-2147483648')).toBe(-2147483648);
  expect(parseInt32('2147483648')).toBeNull();
  expect(parseInt32('0x7f')).toBe(127);
});

describe('parseReal', () => {
  test.each([
    ['1.5', 1.5],
    [' -2.5e-3\t', -0.0025],
    ['.5', 0.5],
    ['5.', 5],
    ['1e400', Infinity],
    ['-1e400', -Infinity],
    ['nan', NaN],
    ['NaN', NaN],
    ['inf', Infinity],
    ['+Infinity', Infinity],
    ['-INF', -Infinity],
  ])('%j is %d', (text, value) => {
    expect(parseReal(text)).toBe(value);
  });

  test.each(['', '.', 'e5', '1e', '0x10', '1,5', '1_000', 'infinite', '1.5.2'])('%j is no real', (text) => {
    expect(parseReal(text)).toBeNull();
  });
});

test('ints and longs wrap', () => {
  expect(wrapInt(2147483648)).toBe(-2147483648);
  expect(wrapInt(-2147483649)).toBe(2147483647);
  expect(wrapLong(MAX_LONG + 1n)).toBe(MIN_LONG);
  expect(wrapLong(MIN_LONG - 1n)).toBe(MAX_LONG);
  expect(longToInt(72_000_000_000n)).toBe(Number(BigInt.asIntN(32, 72_000_000_000n)));
  expect(longToInt(MAX_LONG)).toBe(-1);
});

test('reals are truncated towards zero, clamped, and null where they are not finite', () => {
  expect(realToLong(7.99)).toBe(7n);
  expect(realToLong(-7.99)).toBe(-7n);
  expect(realToLong(-0.5)).toBe(0n);
  expect(realToLong(1e300)).toBe(MAX_LONG);
  expect(realToLong(-1e300)).toBe(MIN_LONG);
  expect(realToLong(2 ** 63)).toBe(MAX_LONG);
  expect(realToLong(2 ** 62)).toBe(2n ** 62n);
  expect(realToLong(NaN)).toBeNull();
  expect(realToLong(-Infinity)).toBeNull();
  expect(realToInt(-7.99)).toBe(-7);
  expect(Object.is(realToInt(-0.5), 0)).toBe(true);
  expect(realToInt(1e12)).toBe(2147483647);
  expect(realToInt(-1e12)).toBe(-2147483648);
  expect(realToInt(Infinity)).toBeNull();
});
