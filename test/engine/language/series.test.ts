import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSplit, evaluatePolynomial, fitLine, fitPolynomial } from '../../../src/engine/language/scalars/_fit.js';
import {
  autocorrelation,
  type Complex,
  fourier,
  inverseFourier,
} from '../../../src/engine/language/scalars/_fourier.js';
import { normalQuantile, outlierScores, RANGES } from '../../../src/engine/language/scalars/_outliers.js';
import { detectPeriods, validatePeriod } from '../../../src/engine/language/scalars/_seasonality.js';
import { runQuery } from '../../support/run-query.js';

const rowOf = (expressions: string) => runQuery(`print ${expressions}`).rows[0];
const resultOf = (expression: string) => rowOf(`x = ${expression}`)?.[0];
const close = (actual: Iterable<number>, expected: Iterable<number>, digits = 6) => {
  const [a, b] = [[...actual], [...expected]];
  expect(a.length).toBe(b.length);
  for (const [i, value] of a.entries()) expect(value, `element ${i}`).toBeCloseTo(b[i] as number, digits);
};

describe('functions element by element', () => {
  it('give null where an element is no number or is not there', () => {
    expect(resultOf('series_add(dynamic([1, "x", null, 4]), dynamic([1, 2, 3]))')).toEqual([2, null, null, null]);
    expect(resultOf('series_exp(dynamic([0, true, {"a": 1}, [1]]))')).toEqual([1, null, null, null]);
    expect(resultOf('series_greater(dynamic([1, 2]), dynamic("x"))')).toBeNull();
    expect(resultOf('series_abs(dynamic(null))')).toBeNull();
    expect(resultOf('series_multiply(dynamic([]), 2)')).toEqual([]);
  });

  it('keep longs exact, and mix them with reals and other numbers', () => {
    expect(resultOf('series_add(dynamic([9007199254740993]), int(2))')).toEqual([9007199254740995n]);
    expect(resultOf('series_subtract(1.5, dynamic([1, 2.5]))')).toEqual([0.5, -1]);
    expect(resultOf('series_multiply(dynamic([3]), decimal(0.5))')).toEqual([1.5]);
    expect(resultOf('tostring(series_abs(dynamic([-9007199254740993, -0.5])))')).toBe('[9007199254740993,0.5]');
    expect(resultOf('series_less(dynamic([9007199254740992]), 9007199254740993)')).toEqual([true]);
  });

  it('count times in ticks', () => {
    expect(resultOf('series_subtract(pack_array(datetime(2026-01-02)), pack_array(datetime(2026-01-01)))')).toEqual([
      864_000_000_000,
    ]);
  });
});

describe('sums over series', () => {
  it('leave out what is no number, and are null for no elements', () => {
    expect(
      rowOf(
        'series_sum(dynamic([1, "x", 2.5])), series_product(dynamic([2, null, 3])), series_dot_product(dynamic([1, 2]), dynamic([3, 4, 5]))',
      ),
    ).toEqual([3.5, 6, 11]);
    expect(
      rowOf(
        'series_sum(dynamic([])), series_magnitude(dynamic("x")), series_dot_product(dynamic([]), 1), series_cosine_similarity(dynamic([1]), dynamic([]))',
      ),
    ).toEqual([null, null, null, null]);
  });

  it('correlate series of one length only', () => {
    expect(
      rowOf(
        'series_pearson_correlation(dynamic([1, 2]), dynamic([1, 2, 3])), series_pearson_correlation(dynamic([1, null]), dynamic([1, 2]))',
      ),
    ).toEqual([null, null]);
    expect(
      rowOf(
        'series_pearson_correlation(dynamic([1, 2, 4]), dynamic([4, 2, 0])), series_pearson_correlation(dynamic([1, 1]), dynamic([1, 2]))',
      ),
    ).toEqual([expect.closeTo(-0.9819805), Number.NaN]);
  });
});

describe('filling', () => {
  it('carries values in one direction, a placeholder standing for what is missing', () => {
    expect(
      rowOf('series_fill_forward(dynamic([0, 3, 0, 5, 0]), 0), series_fill_backward(dynamic([0, 3, 0.0, 5, 0]), 0)'),
    ).toEqual([
      [0, 3, 3, 5, 5],
      [3, 3, 5, 5, 0],
    ]);
    expect(rowOf('series_fill_forward(dynamic([null, null])), series_fill_backward(dynamic({}))')).toEqual([
      [null, null],
      null,
    ]);
  });

  it('draws lines between values, whole numbers rounded towards zero', () => {
    expect(resultOf('series_fill_linear(dynamic([null, 1.0, null, null, 4, null]))')).toEqual([1, 1, 2, 3, 4, 4]);
    expect(resultOf('tostring(series_fill_linear(dynamic([0, null, -3, null, null, 1])))')).toBe('[0,-1,-3,-1,0,1]');
    expect(resultOf('series_fill_linear(dynamic([null, 1, null]), real(null), false)')).toEqual([null, 1, null]);
    expect(resultOf('series_fill_linear(dynamic([null, null]), real(null), true, 3.5)')).toEqual([3.5, 3.5]);
    expect(resultOf('series_fill_linear(dynamic([-1, 2, -1]), -1)')).toEqual([2, 2, 2]);
  });

  it('puts a constant of any type of number', () => {
    expect(
      rowOf(
        'series_fill_const(dynamic([1, null])), series_fill_const(dynamic([1, null]), 2.5), series_fill_const(dynamic([1, 7]), real(null), 7)',
      ),
    ).toEqual([
      [1, 0],
      [1, 2.5],
      [1, null],
    ]);
  });
});

describe('filters', () => {
  it('divide by the sum of the weights unless one is negative', () => {
    expect(resultOf('series_fir(dynamic([1, 2, 3]), dynamic([1, 1]))')).toEqual([0.5, 1.5, 2.5]);
    expect(resultOf('series_fir(dynamic([1, 2, 4]), dynamic([1, -1]))')).toEqual([1, 1, 2]);
    expect(resultOf('series_fir(dynamic([1, 2, 4]), dynamic([1, -1]), true)')).toBeNull();
    expect(resultOf('series_fir(dynamic([0, 0, 4, 0]), dynamic([1, 2, 1]), false, true)')).toEqual([0, 4, 8, 4]);
    expect(resultOf('series_fir(dynamic([1, null]), dynamic([1]))')).toBeNull();
  });

  it('go on for ever with a feedback', () => {
    expect(resultOf('series_iir(dynamic([1, 0, 0, 0]), dynamic([2, 1]), dynamic([2, -1]))')).toEqual([1, 1, 0.5, 0.25]);
    expect(resultOf('series_iir(dynamic([1, 2]), dynamic([1]), dynamic([0, 1]))')).toBeNull();
  });
});

describe('the Fourier transform', () => {
  /** By its definition. */
  function slowly({ real, imaginary }: Complex): Complex {
    const length = real.length;
    const sum = (k: number, part: (angle: number, i: number) => number) =>
      real.reduce((total, _, i) => total + part((2 * Math.PI * k * i) / length, i), 0);
    const [x, y] = [(i: number) => real[i] as number, (i: number) => imaginary[i] as number];
    return {
      real: real.map((_, k) => sum(k, (angle, i) => x(i) * Math.cos(angle) + y(i) * Math.sin(angle))),
      imaginary: real.map((_, k) => sum(k, (angle, i) => y(i) * Math.cos(angle) - x(i) * Math.sin(angle))),
    };
  }

  const numbers = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 1,
    maxLength: 40,
  });
  const complex = numbers.map(
    (pairs): Complex => ({
      real: Float64Array.from(pairs, ([x]) => x),
      imaginary: Float64Array.from(pairs, ([, y]) => y),
    }),
  );

  it('is what its definition says, for any length, and leads back', () => {
    fc.assert(
      fc.property(complex, (input) => {
        const [fast, slow] = [fourier(input), slowly(input)];
        close(fast.real, slow.real);
        close(fast.imaginary, slow.imaginary);
        const back = inverseFourier(fast);
        close(back.real, input.real);
        close(back.imaginary, input.imaginary);
      }),
    );
  });

  it('gives the autocorrelation', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 30 }), (values) => {
        close(
          autocorrelation(Float64Array.from(values)),
          values.map((_, lag) => values.reduce((sum, value, i) => sum + value * (values[i + lag] ?? 0), 0)),
        );
      }),
    );
  });

  it('needs two parts of one length', () => {
    expect(rowOf('series_fft(dynamic([1, 2]), dynamic([1]))')).toEqual([null, null]);
  });
});

describe('fits', () => {
  it('find a line through any values, and what it leaves', () => {
    const { slope, interception, rSquare, residualVariance, variance } = fitLine(Float64Array.from([3, 5, 7, 9]));
    expect([slope, interception, rSquare, residualVariance]).toEqual([2, 1, 1, 0]);
    expect(variance).toBeCloseTo(20 / 3);
    expect(fitLine(Float64Array.from([5]))).toMatchObject({ slope: 0, interception: 5, rSquare: 1 });
    expect(rowOf('series_fit_line(dynamic([1, null, 3]))')).toEqual([null, null, null, null, null, null]);
    expect(rowOf('series_fit_line(dynamic([]))')).toEqual([null, null, null, null, null, null]);
  });

  it('split where two lines leave the least', () => {
    const leastByTrial = (values: Float64Array) => {
      const rest = (side: Float64Array) => fitLine(side).residualVariance * Math.max(side.length - 1, 1);
      return Math.min(
        ...Array.from(
          { length: values.length - 3 },
          (_, i) => rest(values.slice(0, i + 2)) + rest(values.slice(i + 2)),
        ),
      );
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 25 }), (numbers) => {
        const values = Float64Array.from(numbers);
        const split = bestSplit(values);
        const rest = [values.slice(0, split), values.slice(split)].reduce(
          (sum, side) => sum + fitLine(side).residualVariance * (side.length - 1),
          0,
        );
        expect(rest).toBeCloseTo(leastByTrial(values), 6);
      }),
    );
  });

  it('find the polynomial that values come from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 2, maxLength: 5 }),
        fc.integer({ min: -100, max: 100 }),
        (coefficients, begin) => {
          const xs = Float64Array.from({ length: 12 }, (_, i) => begin + i * 0.5);
          const ys = xs.map((x) => evaluatePolynomial(coefficients, x - begin));
          const found = fitPolynomial(xs, ys, coefficients.length - 1);
          const scale = Math.max(...ys.map(Math.abs), 1);
          close(
            xs.map((x) => evaluatePolynomial(found, x) / scale),
            ys.map((y) => y / scale),
            5,
          );
        },
      ),
    );
  });

  it('name their columns as Kusto does', () => {
    const namesOf = (call: string) =>
      runQuery(`print y = dynamic([1, 2, 4, 1]) | project ${call}`).columns.map(({ name, type }) => `${name}:${type}`);
    expect(namesOf('(a, b) = series_fit_line(y)')).toEqual([
      'a:real',
      'b:real',
      'series_fit_line_y_variance:real',
      'series_fit_line_y_rvariance:real',
      'series_fit_line_y_interception:real',
      'series_fit_line_y_line_fit:dynamic',
    ]);
    expect(namesOf('series_fit_2lines(y)').slice(4, 8)).toEqual([
      'series_fit_2lines_y_line_fit:dynamic',
      'series_fit_2lines_y_right_rsquare:real',
      'series_fit_2lines_y_right_slope:real',
      'series_fit_2lines_y_right_interception:real',
    ]);
    expect(namesOf('series_stats(y)')[1]).toBe('series_stats_y_min_idx:long');
    expect(
      runQuery('print y = dynamic([1, 2, 4, 1]) | extend (a, b) = series_fit_line(y)').columns.map(({ name }) => name),
    ).toEqual(['y', 'a', 'b']);
  });
});

describe('series_stats', () => {
  it('are null where an element is not finite, unless those are ignored', () => {
    expect(rowOf('series_stats(dynamic([1, null, 3]))')).toEqual([null, null, null, null, null, null, null]);
    expect(rowOf('series_stats(dynamic([null, 1, 3]), true)')).toEqual([1, 1, 3, 2, 2, Math.SQRT2, 2]);
    expect(rowOf('series_stats_dynamic(dynamic([null, 7]), true)')).toEqual([
      { min: 7, min_idx: 1, max: 7, max_idx: 1, avg: 7, stdev: 0, variance: 0, sum: 7, len: 2 },
    ]);
    expect(rowOf('series_stats(dynamic([]))')).toEqual([null, null, null, null, null, null, null]);
  });
});

/** Hours of some weeks with days, weekends, noise that is always the same, and some outliers. */
function hourly(weeks: number, trend: number): Float64Array {
  let state = 1;
  const noise = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return Float64Array.from({ length: weeks * 168 }, (_, hour) => {
    const workday = Math.floor(hour / 24) % 7 < 5;
    return (
      2 * noise() +
      (workday ? 15 : 10) -
      ((hour % 24) / 10) ** 2 +
      trend * hour +
      (hour === 300 ? 12 : hour === 400 ? -12 : 0)
    );
  });
}

describe('periods', () => {
  it('are found in noise and in a trend, the weeks before the days', () => {
    for (const trend of [0, 0.05])
      expect(detectPeriods(hourly(5, trend), 4, 420, 2).map(({ length }) => length)).toEqual([168, 24]);
  });

  it('are neither multiples nor found in constants', () => {
    const sawtooth = Float64Array.from({ length: 60 }, (_, i) => i % 6);
    expect(detectPeriods(sawtooth, 4, 30, 3).map(({ length }) => length)).toEqual([6]);
    // Where the period itself is too short, its multiples are periods that do not divide one another.
    expect(detectPeriods(sawtooth, 8, 30, 3).map(({ length }) => length)).toEqual([12, 18]);
    expect(detectPeriods(new Float64Array(60).fill(7), 4, 30, 3)).toEqual([]);
    expect(
      detectPeriods(
        Float64Array.from({ length: 60 }, (_, i) => 0.1 * i),
        4,
        30,
        3,
      ),
    ).toEqual([]);
  });

  it('are confirmed where they are a hill of the autocorrelation', () => {
    const sawtooth = Float64Array.from({ length: 60 }, (_, i) => i % 6);
    expect(validatePeriod(sawtooth, 6)).toBeGreaterThan(0.95);
    expect([5, 3, 31, 8, Number.NaN].map((length) => validatePeriod(sawtooth, length))).toEqual([0, 0, 0, 0, 0]);
    expect(validatePeriod(sawtooth, 5.9)).toBe(validatePeriod(sawtooth, 6));
  });
});

describe('outliers', () => {
  it('count in ranges beyond the quantiles', () => {
    const scores = outlierScores(
      Float64Array.from([1, 2, 3, 4, 5, 20, Number.NaN, -10]),
      RANGES.tukey as { from: number; to: number },
      5,
    );
    expect([...scores]).toEqual([-0.5, 0, 0, 0, 0.5, 8, 0, -6]);
  });

  it('stand out where all others are equal', () => {
    const scores = outlierScores(
      Float64Array.from({ length: 30 }, (_, i) => (i === 9 ? 50 : 0)),
      RANGES.ctukey as { from: number; to: number },
    );
    expect(scores[9]).toBeGreaterThan(1.5);
    expect(scores.filter((score) => score !== 0)).toHaveLength(1);
    expect([...outlierScores(new Float64Array(5).fill(3), RANGES.ctukey as { from: number; to: number })]).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('rest on the quantiles of the normal distribution', () => {
    close(
      [0.5, 0.75, 0.9, 0.975, 0.01, 0.99].map(normalQuantile),
      [0, 0.67448975, 1.28155157, 1.95996398, -2.32634787, 2.32634787],
    );
  });

  it('ignore nulls and a value, and refuse other kinds', () => {
    expect(resultOf('series_outliers(dynamic([1, 2, null, 3, 99, 4, 5]), "tukey", 99)')).toEqual([
      -0.5, 0, 0, 0, 0, 0, 0.5,
    ]);
    expect(() => resultOf('series_outliers(dynamic([1]), "other")')).toThrow(
      "the kind of 'series_outliers' is 'tukey' or 'ctukey'",
    );
    expect(() => resultOf('series_outliers(dynamic([1]), "ctukey", 0.0, 1.0)')).toThrow('lies between 2 and 98');
  });
});

describe('decompositions', () => {
  const list = `dynamic([${[...hourly(5, 1 / 72)].map((value) => value.toFixed(3)).join(',')}])`;

  it('leave little but the outliers, which are flagged', () => {
    const { rows } = runQuery(
      `print y = ${list} | extend (flag, score, baseline) = series_decompose_anomalies(y, 2.5, -1, 'linefit') | mv-expand with_itemindex = i flag to typeof(long) | where flag != 0 | project i, flag`,
    );
    expect(rows).toEqual([
      [300, 1],
      [400, -1],
    ]);
  });

  it('add up to the series', () => {
    const [row = []] = runQuery(
      `print y = dynamic([1, 5, 2, 6, 3, 7, 4, 9]) | project y, series_decompose(y, 2, 'linefit') | project y, series_decompose_y_baseline, series_decompose_y_seasonal, series_decompose_y_trend, series_decompose_y_residual`,
    ).rows;
    const [series, baseline, seasonal, trend, residual] = row as number[][] as [
      number[],
      number[],
      number[],
      number[],
      number[],
    ];
    close(
      baseline.map((value, i) => value + (residual[i] as number)),
      series,
    );
    close(
      seasonal.map((value, i) => value + (trend[i] as number)),
      baseline,
    );
  });

  it('do not learn from the points to be tested, which may be null', () => {
    expect(
      rowOf("y = dynamic([1, 5, 1, 5, null, 99]) | extend f = series_decompose_forecast(y, 2, 2, 'none') | project f"),
    ).toEqual([[1, 5, 1, 5, 1, 5]]);
    expect(rowOf('y = dynamic([1, null, 1]) | extend f = series_decompose_forecast(y, 1) | project f')).toEqual([null]);
    expect(rowOf('y = dynamic([1, 2]) | extend f = series_decompose_forecast(y, 9) | project f')).toEqual([null]);
  });

  it('refuse other trends and methods', () => {
    expect(() => resultOf("series_decompose(dynamic([1, 2]), -1, 'up')")).toThrow(
      "a trend is 'avg', 'linefit' or 'none', and not 'up'",
    );
    expect(() => resultOf("series_decompose_anomalies(dynamic([1, 2]), 1.5, -1, 'avg', 0, 'other')")).toThrow(
      "is 'ctukey' or 'tukey'",
    );
  });
});

describe('functions that give several columns', () => {
  const columnsOf = (query: string) => runQuery(query).columns.map(({ name }) => name);

  it('give them wherever they are items of their own', () => {
    const numbers = 'range x from 1 to 4 step 1 | summarize';
    expect(columnsOf(`${numbers} series_stats(make_list(x))`).slice(0, 2)).toEqual([
      'series_stats_list_x_min',
      'series_stats_list_x_min_idx',
    ]);
    expect(columnsOf('print (a, b) = series_fit_line(dynamic([1, 2]))').slice(0, 3)).toEqual([
      'a',
      'b',
      'series_fit_line__variance',
    ]);
  });

  it('cannot be calculated with', () => {
    const series = 'print y = dynamic([1, 2]) | where';
    expect(() => runQuery(`${series} series_stats(y) > 1`)).toThrow(
      "KS106: the operator '>' is not defined for several columns and long",
    );
    expect(() => runQuery(`${series} series_sum(series_decompose(y)) > 1`)).toThrow('found several columns');
  });
});
