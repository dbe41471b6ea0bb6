import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, erfc, gamma, incompleteBeta, logGamma } from '../../../src/engine/language/scalars/_special-functions.js';
import { CONFIGURATIONS, runQuery } from '../../support/run-query.js';

const rowOf = (expressions: string) => runQuery(`print ${expressions}`).rows[0];
const typesOf = (expressions: string) => runQuery(`print ${expressions}`).columns.map((c) => c.type);
const close = (a: number, b: number, digits = 12) => Math.abs(a - b) <= Math.abs(b) * 10 ** -digits;

describe('rounding', () => {
  it('takes halves away from zero and keeps the type', () => {
    expect(rowOf('round(0.5), round(-0.5), round(0.49999999999999994), round(2.15, 1), round(1e300, 5)')).toEqual([
      1, -1, 0, 2.2, 1e300,
    ]);
    expect(rowOf('round(1250, -2), round(-1250, -2), round(1249, -2), round(5, -1), round(7, 3)')).toEqual([
      1300, -1300, 1200, 10, 7,
    ]);
    expect(
      typesOf('round(int(5)), round(5), round(5.5), round(decimal(5.5)), ceiling(5), ceiling(decimal(5.1))'),
    ).toEqual(['int', 'long', 'real', 'decimal', 'real', 'decimal']);
    expect(rowOf('round(decimal(2.345), 2), ceiling(decimal(-2.5))')).toEqual(['2.35', '-2']);
  });

  it('leaves NaN and the infinities alone', () => {
    expect(rowOf('isnan(round(real(nan))), isinf(round(real(+inf), 2)), isinf(ceiling(real(-inf)))')).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('abs and sign', () => {
  it('give longs of integers, and wrap at the end of the longs', () => {
    expect(typesOf('abs(int(-5)), abs(-5.5), abs(-1h), sign(-5)')).toEqual(['long', 'real', 'timespan', 'real']);
    expect(rowOf('abs(int(-5)), abs(-9223372036854775807 - 1) < 0, abs(decimal(-1.5)), sign(-0.1)')).toEqual([
      5,
      true,
      '1.5',
      -1,
    ]);
  });
});

describe('functions of reals', () => {
  it('are NaN where there is no real, and null for null', () => {
    expect(
      rowOf('isnan(sqrt(-1)), isnan(log(-1)), isnan(acos(2)), isnan(pow(-8, 1.0 / 3)), isnull(exp(long(null)))'),
    ).toEqual([true, true, true, true, true]);
    expect(rowOf('log(0) < -1e308, isinf(exp(1000)), isinf(exp10(400))')).toEqual([true, true, true]);
  });

  it('take every type of number', () => {
    expect(rowOf('exp2(int(3)), exp2(3), exp2(3.0), exp2(decimal(3))')).toEqual([8, 8, 8, 8]);
  });
});

describe('gamma function', () => {
  it('is the factorial at whole numbers and meets its logarithm elsewhere', () => {
    expect([1, 2, 5, 11, 21].map(gamma)).toEqual([1, 1, 24, 3628800, 2432902008176640000]);
    expect(gamma(171)).toBeLessThan(Number.POSITIVE_INFINITY);
    expect([172, 500.5, Number.POSITIVE_INFINITY].map(gamma)).toEqual(new Array(3).fill(Number.POSITIVE_INFINITY));
    expect([0, -3].map(gamma)).toEqual([Number.NaN, Number.NaN]);
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 170, noNaN: true }),
        (x) => Math.abs(Math.log(gamma(x)) - logGamma(x)) < 1e-11 * Math.max(1, logGamma(x)),
      ),
    );
  });

  it('grows by x from x to x + 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 150, noNaN: true }),
        (x) =>
          Number.isInteger(x) ||
          Math.abs(x % 1) < 1e-3 ||
          Math.abs(x % 1) > 0.999 ||
          close(gamma(x + 1), x * gamma(x), 10),
      ),
    );
  });
});

describe('error function', () => {
  it('and its complement make 1, and change sign with the number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -8, max: 8, noNaN: true }),
        (x) => Math.abs(erf(x) + erfc(x) - 1) < 1e-14 && Math.abs(erf(-x) + erf(x)) < 1e-15,
      ),
    );
    expect([erf(0), erfc(Number.POSITIVE_INFINITY), erfc(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 2]);
    expect(close(erfc(10), 2.088487583762545e-45)).toBe(true);
  });
});

describe('beta distribution', () => {
  it('rises from 0 to 1 and has its inverse', () => {
    const parameter = fc.double({ min: 0.5, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), parameter, parameter, (x, a, b) => {
        const mirrored = 1 - incompleteBeta(1 - x, b, a);
        return (
          Math.abs(incompleteBeta(x, a, b) - mirrored) < 1e-12 &&
          incompleteBeta(x, a, b) <= incompleteBeta(x + 0.005, a, b)
        );
      }),
    );
    expect(rowOf('round(beta_inv(beta_cdf(0.3, 2, 5), 2, 5), 10), beta_cdf(0, 2, 5), beta_cdf(1, 2, 5)')).toEqual([
      0.3, 0, 1,
    ]);
    expect(rowOf('isnan(beta_cdf(0.5, 0, 1)), isnan(beta_inv(0, 1, 1)), isnan(beta_cdf(0.5, 1, 10001))')).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe('bits', () => {
  it('are those of a long in twos complement', () => {
    expect(
      rowOf(
        'binary_and(-1, 255), binary_or(1, -2), binary_xor(-1, 0), binary_not(-1), bitset_count_ones(-1), bitset_count_ones(0)',
      ),
    ).toEqual([255, -1, -1, 0, 64, 0]);
    expect(
      rowOf(
        'binary_shift_left(1, 63) < 0, binary_shift_left(1, 64), binary_shift_right(-8, 1), binary_shift_left(1, -1)',
      ),
    ).toEqual([true, 1, -4, null]);
  });
});

describe('random values', () => {
  it('are the same at the same time, however the query is run, and differ from call to call', () => {
    const query = 'range i from 1 to 20 step 1 | extend a = rand(), b = rand(), g = new_guid()';
    const [first, ...others] = CONFIGURATIONS.map((options) => runQuery(`${query} | project a`, {}, options).rows);
    for (const other of others) expect(other).toEqual(first);
    expect(runQuery(`${query} | where a == b`).rows).toEqual([]);
    expect(runQuery(`${query} | project i, a`, {}, { now: 1n }).rows).not.toEqual(
      runQuery(`${query} | project i, a`).rows,
    );
  });

  it('make guids of version 4', () => {
    for (const [guid] of runQuery('range i from 1 to 50 step 1 | project g = tostring(new_guid())').rows) {
      expect(guid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});

describe('units', () => {
  it('go there and back', () => {
    expect(rowOf('round(convert_length(convert_length(12.5, "Mile", "Kilometer"), "Kilometer", "Mile"), 9)')).toEqual([
      12.5,
    ]);
    expect(
      rowOf('round(convert_angle(0.5, "Tilt", "Degree"), 9), round(convert_energy(1, "KilowattHour", "Joule"), 3)'),
    ).toEqual([30, 3600000]);
    expect(
      rowOf(
        'convert_temperature(-40, "DegreeFahrenheit", "DegreeCelsius") < -39.999, convert_volume(1, "CubicMeter", "Liter")',
      ),
    ).toEqual([true, 1000]);
  });

  it('are known by their exact names', () => {
    expect(
      rowOf(
        'convert_mass(1, "kilogram", "Gram"), convert_speed(1, "Knot", "Warp"), convert_force(real(null), "Newton", "Dyn")',
      ),
    ).toEqual([null, null, null]);
  });
});

describe('around', () => {
  it('compares numbers of any types, and times with times', () => {
    expect(
      rowOf(
        'around(5, 5.5, 0.5), around(1h, 90m, 30m), around(datetime(2024-01-01), datetime(2024-01-02), 1h), around("a", "b", "c"), around(5, long(null), 1)',
      ),
    ).toEqual([true, true, false, null, null]);
  });
});
