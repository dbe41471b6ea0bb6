import { RunError } from '../../diagnostics/query-error.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { defineScalar, overloadWithNulls } from '../define.js';
import { type OrdinaryRange, outlierScores, RANGES } from './_outliers.js';
import { numericOf } from './_series.js';

export default defineScalar({
  name: 'series_outliers',
  summary: "How unusual each element is by Tukey's test: above 1.5 it is unusually large, below -1.5 unusually small.",
  source: 'https://learn.microsoft.com/kusto/query/series-outliers-function',
  note: 'How the service scales the scores between other quantiles than the quartiles is not documented; here as in a normal distribution.',
  naming: 'argument',
  overloads: [
    overloadWithNulls(
      ['series: array', 'kind?: string', 'ignore_val?: number as real'],
      'dynamic',
      (series, kind, ignored) => {
        return scoresOf(series, rangeOf(kind), ignored, 0n);
      },
    ),
    overloadWithNulls(
      [
        'series: array',
        'kind: string',
        'ignore_val: real',
        'min_percentile: real',
        'max_percentile?: real',
        'test_points?: integer as long',
      ],
      'dynamic',
      (series, kind, ignored, from, to, testPoints) => {
        const range = rangeOf(kind);
        const custom =
          range === RANGES.ctukey ? { from: percentileOf(from, range.from), to: percentileOf(to, range.to) } : range;
        return scoresOf(series, custom, ignored, testPoints);
      },
    ),
  ],
  examples: [
    {
      kql: 'print s = series_outliers(dynamic([1, 2, 3, 4, 5, 6, 7, 8, 9, 50]), "tukey") | project array_index_of(s, 0.0), toreal(s[9]) > 1.5',
      rows: [[3, true]],
      verified: 'reasoned',
    },
  ],
});

function rangeOf(kind: string | null | undefined): OrdinaryRange {
  const range = RANGES[kind || 'ctukey'];
  if (range === undefined)
    throw new RunError('KQ110', `the kind of 'series_outliers' is 'tukey' or 'ctukey', and not '${kind}'`);
  return range;
}

function percentileOf(given: number | null | undefined, usual: number): number {
  if (given === null || given === undefined) return usual;
  if (given >= 2 && given <= 98) return given;
  throw new RunError('KQ110', `a percentile of 'series_outliers' lies between 2 and 98, and ${given} does not`);
}

/** Elements that are null, or are to be ignored, do not count and score 0. */
function scoresOf(
  series: Dynamic | null,
  range: OrdinaryRange,
  ignored: Value | undefined,
  testPoints: bigint | null | undefined,
): Dynamic {
  if (!isArray(series)) return null;
  const values = Float64Array.from(series, (element) => {
    const value = Number(numericOf(element) ?? Number.NaN);
    return value === ignored ? Number.NaN : value;
  });
  return [...outlierScores(values, range, Math.max(series.length - Number(testPoints ?? 0n), 0))];
}
