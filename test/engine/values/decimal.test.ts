import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Decimal, formatDecimal, parseDecimal } from '../../../src/engine/values/decimal.js';

test.each([
  ['1.50', '1.5'],
  [' -0.0001 ', '-0.0001'],
  ['1e3', '1000'],
  ['2.5E-8', '0.000000025'],
  ['12345678901234567890123456789012345', '12345678901234567890123456789012340'],
])('%j is %s', (text, value) => {
  const parsed = parseDecimal(text);
  expect(parsed === null ? null : formatDecimal(parsed)).toBe(value);
});

test.each(['', 'abc', 'NaN', 'inf', '0x10', '1,5', '1e9999'])('%j is no decimal', (text) => {
  expect(parseDecimal(text)).toBeNull();
});

test('results have 34 digits', () => {
  expect(formatDecimal(new Decimal(2).div(3))).toBe(`0.${'6'.repeat(33)}7`);
  expect(new Decimal('0.1').plus('0.2').equals('0.3')).toBe(true);
});

test('reads back what formatDecimal writes', () => {
  const digits = fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n });
  fc.assert(
    fc.property(digits, fc.integer({ min: -60, max: 60 }), (whole, exponent) => {
      const value = new Decimal(`${whole}e${exponent}`);
      expect(parseDecimal(formatDecimal(value))?.equals(value)).toBe(true);
    }),
  );
});
