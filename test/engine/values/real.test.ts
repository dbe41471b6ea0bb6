import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatReal } from '../../../src/engine/values/real.js';

describe('formatReal', () => {
  test.each([
    [0, '0.0'],
    [-0, '-0.0'],
    [7, '7.0'],
    [-250000000000, '-250000000000.0'],
    [0.25, '0.25'],
    [94286.6178, '94286.6178'],
    [0.00001234, '0.00001234'],
    [0.000001, '0.000001'],
    [0.00000025, '2.5e-7'],
    [1e-9, '1e-9'],
    [1e20, '100000000000000000000.0'],
    [1e21, '1e21'],
    [-6.02e23, '-6.02e23'],
    [2 ** 53, '9007199254740992.0'],
    [2 ** 62, '4611686018427388000.0'],
    [NaN, 'NaN'],
    [Infinity, 'inf'],
    [-Infinity, '-inf'],
  ])('%d prints as %s', (n, text) => {
    expect(formatReal(n)).toBe(text);
  });

  test('long texts are counted from the upper end of the interval that reads back', () => {
    expect(formatReal(0.1 + 0.2)).toBe('0.30000000000000007');
    expect(formatReal(1 / 3)).toBe('0.3333333333333333');
    expect(formatReal(9.999999999999998)).toBe('9.999999999999999');
  });

  test('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        expect(Number(formatReal(n))).toBe(n);
      }),
      { numRuns: 5000 },
    );
  });

  test('is as long as the shortest text, or a digit or two longer', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
        const digits = (text: string) =>
          text
            .replace(/e.*$/, '')
            .replace(/\D/g, '')
            .replace(/^0+|0+$/g, '').length;
        expect(digits(formatReal(n)) - digits(n.toExponential())).toBeGreaterThanOrEqual(0);
        expect(digits(formatReal(n)) - digits(n.toExponential())).toBeLessThanOrEqual(2);
      }),
      { numRuns: 2000 },
    );
  });
});
