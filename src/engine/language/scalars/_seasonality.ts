// Periods of series, by autocorrelation: how well a series agrees with itself so many elements later, its trend taken out.

import { fitLine } from './_fit.js';
import { autocorrelation } from './_fourier.js';
import { quantile } from './_series.js';

export const SCORES =
  'Scores are autocorrelations; the method of the service is not documented, and its scores differ.';

/** The shortest period that is looked for, in elements. */
const SHORTEST = 4;

/** A period whose score is lower by no more than this is taken in the place of its multiples. */
const TOLERANCE = 0.05;

/** Lengths that differ by no more than this part of a period are of about its length. */
const NEIGHBOURS = 4;

export interface Period {
  readonly length: number;
  /** from 0, not periodic at all, to 1 */
  readonly score: number;
}

/** The score of each length up to half the series; empty for a series without variation. */
function scoresByLength(values: Float64Array): Float64Array {
  const { line } = fitLine(values);
  const sums = autocorrelation(values.map((value, i) => value - (line[i] as number)));
  const [total = 0] = sums;
  const scale = values.reduce((sum, value) => sum + value ** 2, 0);
  if (total <= scale * 1e-12) return new Float64Array(0);
  // As many products as there are pairs: long periods have fewer.
  const half = Math.floor(values.length / 2);
  return sums
    .slice(0, half + 1)
    .map((sum, lag) => Math.min(((sum / total) * values.length) / (values.length - lag), 1));
}

/** The most significant periods between two lengths, best first: those whose score none of about the same length exceeds. A multiple of one that is as good does not count. */
export function detectPeriods(values: Float64Array, shortest: number, longest: number, count: number): Period[] {
  const scores = scoresByLength(values);
  const score = (length: number) => scores[length] ?? 0;
  let candidates: Period[] = [];
  for (let length = Math.max(SHORTEST, Math.ceil(shortest)); length <= Math.min(longest, scores.length - 2); length++) {
    const around = Math.ceil(length / NEIGHBOURS);
    const isPeak =
      score(length) > score(length - 1) &&
      scores.subarray(length - around, length + around + 1).every((other) => other <= score(length));
    if (isPeak && score(length) > 1.96 / Math.sqrt(values.length)) candidates.push({ length, score: score(length) });
  }
  const found: Period[] = [];
  while (found.length < count && candidates.length > 0) {
    const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
    const period =
      candidates.find((c) => c.score >= best.score - TOLERANCE && isMultiple(best.length, c.length)) ?? best;
    found.push(period);
    candidates = candidates.filter(
      (c) => c !== period && !(isMultiple(c.length, period.length) && c.score <= period.score + TOLERANCE),
    );
  }
  return found.sort((a, b) => b.score - a.score);
}

/** Whether a length is a multiple of a period, as nearly as whole numbers of elements allow. */
function isMultiple(length: number, period: number): boolean {
  const times = Math.round(length / period);
  return times >= 1 && Math.abs(length - times * period) <= times / 2;
}

/** The score of a period that is given; between two whole lengths the better of both. 0 where it is shorter than 4 or longer than half the series. */
export function validatePeriod(values: Float64Array, length: number): number {
  if (!(length >= SHORTEST && length <= values.length / 2)) return 0;
  const scores = scoresByLength(values);
  return [Math.floor(length), Math.ceil(length)].reduce(
    (best, whole) => Math.max(best, isHill(scores, whole) ? (scores[whole] ?? 0) : 0),
    0,
  );
}

function isHill(scores: Float64Array, length: number): boolean {
  const [before = 0, at = 0, after = Number.NEGATIVE_INFINITY] = scores.subarray(length - 1, length + 2);
  return at >= before && at >= after;
}

/** For each element the median of the elements at its place in the period; 0 for all where the period is 0. */
export function seasonalComponent(values: Float64Array, period: number, length: number): Float64Array {
  if (period === 0) return new Float64Array(length);
  const medians = Float64Array.from({ length: period }, (_, phase) => {
    const places = values.filter((_value, i) => i % period === phase).sort();
    return places.length === 0 ? 0 : quantile(places, 0.5);
  });
  return Float64Array.from({ length }, (_, i) => medians[i % period] as number);
}

/** The period of a series: the best one whose score reaches the threshold, where -1 asks for it; else the number that is given. */
export function periodOf(values: Float64Array, given: number, threshold: number): number {
  if (given !== -1) return Math.max(given, 0);
  const [best] = detectPeriods(values, SHORTEST, values.length, 1);
  return best !== undefined && best.score >= threshold ? best.length : 0;
}
