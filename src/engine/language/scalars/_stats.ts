import { type Dynamic, isArray } from '../../values/dynamic.js';
import { type Findings, realsOrNaN } from './_series.js';

/** The statistics of a series as `series_stats` orders them; all null where an element is not finite, unless those are ignored. */
export function statistics(series: Dynamic, ignoreNonFinite: boolean): Findings {
  const values = realsOrNaN(series);
  const finite = values === null ? [] : [...values.keys()].filter((i) => Number.isFinite(values[i]));
  const usable = values !== null && finite.length > 0 && (ignoreNonFinite || finite.length === values.length);
  if (!usable) return NAMES.map((name) => [name, null]);
  const at = (i: number) => values[i] as number;
  const minimum = finite.reduce((best, i) => (at(i) < at(best) ? i : best));
  const maximum = finite.reduce((best, i) => (at(i) > at(best) ? i : best));
  const sum = finite.reduce((total, i) => total + at(i), 0);
  const average = sum / finite.length;
  const variance = finite.reduce((total, i) => total + (at(i) - average) ** 2, 0) / Math.max(finite.length - 1, 1);
  const found: Dynamic[] = [
    at(minimum),
    BigInt(minimum),
    at(maximum),
    BigInt(maximum),
    average,
    Math.sqrt(variance),
    variance,
    sum,
  ];
  const length = isArray(series) ? BigInt(series.length) : null;
  return NAMES.map((name, i) => [name, name === 'len' ? length : (found[i] ?? null)]);
}

const NAMES = ['min', 'min_idx', 'max', 'max_idx', 'avg', 'stdev', 'variance', 'sum', 'len'] as const;

/** Those that are columns of `series_stats`. */
export const STATISTIC_COLUMNS = {
  min: 'real',
  min_idx: 'long',
  max: 'real',
  max_idx: 'long',
  avg: 'real',
  stdev: 'real',
  variance: 'real',
} as const;
