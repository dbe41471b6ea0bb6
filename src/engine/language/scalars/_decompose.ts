// A series as the sum of what repeats itself in it, a trend and the rest.

import { RunError } from '../../diagnostics/query-error.js';
import type { Dynamic } from '../../values/dynamic.js';
import { fitLine } from './_fit.js';
import { periodOf, SCORES, seasonalComponent } from './_seasonality.js';
import { mean, realsOrNaN } from './_series.js';

export const DECOMPOSE_NOTE = `${SCORES} They only matter where the period is not given.`;

export interface Decomposition {
  readonly baseline: Float64Array;
  readonly seasonal: Float64Array;
  readonly trend: Float64Array;
  readonly residual: Float64Array;
  /** how many elements were learned from, from the first on */
  readonly learned: number;
}

export interface DecomposeOptions {
  /** -1 to detect it, 0 for none */
  readonly period: bigint | undefined;
  /** `avg`, `linefit` or `none` */
  readonly trend: string | undefined;
  /** how many elements at the end are not learned from */
  readonly testPoints: bigint | undefined;
  /** the least score of a period that is detected */
  readonly threshold: number | undefined;
}

/** Null where there is nothing to learn from: no array, no elements, or one that is no number. */
export function decompose(
  series: Dynamic,
  { period = -1n, trend = 'avg', testPoints = 0n, threshold = 0.6 }: DecomposeOptions,
): Decomposition | null {
  const values = realsOrNaN(series);
  if (values === null) return null;
  const learned = values.slice(0, Math.max(values.length - Math.max(Number(testPoints), 0), 0));
  if (learned.length === 0 || learned.some((value) => Number.isNaN(value))) return null;
  const seasonal = seasonalComponent(learned, periodOf(learned, Number(period), threshold), values.length);
  const trendLine = trendOf(
    learned.map((value, i) => value - (seasonal[i] as number)),
    trend,
    values.length,
  );
  const baseline = seasonal.map((value, i) => value + (trendLine[i] as number));
  return {
    baseline,
    seasonal,
    trend: trendLine,
    residual: values.map((value, i) => value - (baseline[i] as number)),
    learned: learned.length,
  };
}

function trendOf(values: Float64Array, kind: string, length: number): Float64Array {
  switch (kind) {
    case 'none':
      return new Float64Array(length);
    case 'avg':
      return new Float64Array(length).fill(mean(values));
    case 'linefit': {
      const { slope, interception } = fitLine(values);
      return Float64Array.from({ length }, (_, i) => interception + slope * (i + 1));
    }
    default:
      throw new RunError('KQ110', `a trend is 'avg', 'linefit' or 'none', and not '${kind}'`);
  }
}

/** The elements as dynamics; NaN, which comes of an element that is no number, is null. */
export function asSeries(values: Float64Array): Dynamic {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value));
}
