import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatTimespan,
  MAX_TIMESPAN,
  MIN_TIMESPAN,
  parseTimespan,
  timespanOfUnit,
} from '../../../src/engine/values/timespan.js';

const SECOND = 10_000_000n;

describe('parseTimespan', () => {
  test.each([
    ['00:00:07', 7n * SECOND],
    ['3:4', 11040n * SECOND],
    ['2.03:04:05', 183845n * SECOND],
    ['-2.03:04:05.5', -(183845n * SECOND + 5_000_000n)],
    ['0.00:00:00.0000001', 1n],
    ['00:00:00.00000019', 1n],
    ['2', 172800n * SECOND],
    ['-1', -86400n * SECOND],
    ['1.5h', 5400n * SECOND],
    ['15 seconds', 15n * SECOND],
    ['2 Days', 172800n * SECOND],
    ['-90m', -5400n * SECOND],
    ['250ms', 2_500_000n],
    ['10microsecond', 100n],
    ['1tick', 1n],
    ['350 nanoseconds', 3n],
    [' 1d ', 86400n * SECOND],
  ])('%j is %s ticks', (text, ticks) => {
    expect(parseTimespan(text)).toBe(ticks);
  });

  test.each(['', '1.5', '24:00:00', '00:60:00', '00:00:60', '1 week', 'd', '.h', '1..5h', '1:2:3:4:5', '99999999d 1h'])(
    '%j is no timespan',
    (text) => {
      expect(parseTimespan(text)).toBeNull();
    },
  );

  test('reads back what formatTimespan writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: MIN_TIMESPAN, max: MAX_TIMESPAN }), (ticks) => {
        expect(parseTimespan(formatTimespan(ticks))).toBe(ticks);
      }),
    );
  });
});

test('timespanOfUnit is exact and keeps to the range', () => {
  expect(timespanOfUnit('0.1', 's')).toBe(1_000_000n);
  expect(timespanOfUnit('1.23456789', 'tick')).toBe(1n);
  expect(timespanOfUnit('1e2', 'ms')).toBe(1_000_000n);
  expect(timespanOfUnit('10675199', 'd')).toBe(9223371936000000000n);
  expect(timespanOfUnit('10675200', 'd')).toBeNull();
  expect(timespanOfUnit('1', 'fortnight')).toBeNull();
  expect(timespanOfUnit('x', 'd')).toBeNull();
});

test.each([
  [0n, '00:00:00'],
  [15_000_000n, '00:00:01.5000000'],
  [-1n, '-00:00:00.0000001'],
  [86400n * SECOND, '1.00:00:00'],
  [-(90061n * SECOND), '-1.01:01:01'],
  [MIN_TIMESPAN, '-10675199.02:48:05.4775808'],
  [MAX_TIMESPAN, '10675199.02:48:05.4775807'],
])('%s ticks print as %s', (ticks, text) => {
  expect(formatTimespan(ticks)).toBe(text);
});
