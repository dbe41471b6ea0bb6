import { quantile } from './_series.js';

/** The quantiles between which elements are ordinary, in percent. */
export interface OrdinaryRange {
  readonly from: number;
  readonly to: number;
}

/** By the kinds of Tukey's test that there are. */
export const RANGES: Readonly<Record<string, OrdinaryRange>> = {
  tukey: { from: 25, to: 75 },
  ctukey: { from: 10, to: 90 },
};

/** How far the quartiles of the normal distribution are apart, in standard deviations. */
const NORMAL_QUARTILES = 2 * normalQuantile(0.75);

/**
 * Tukey's test: how many interquartile ranges an element lies above the upper quantile, or (negative) below the lower one; 0 between them, and for NaN.
 * The distance of other quantiles than the quartiles counts as the interquartile range of a normal distribution with such quantiles.
 * @param learned how many elements, from the first on, the quantiles are taken from
 */
export function outlierScores(
  values: Float64Array,
  { from, to }: OrdinaryRange,
  learned = values.length,
): Float64Array {
  const ascending = values
    .slice(0, learned)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (ascending.length === 0) return values.map(() => 0);
  const [low, high] = [quantile(ascending, from / 100), quantile(ascending, to / 100)];
  const range = rangeOf(
    ascending,
    (high - low) * (NORMAL_QUARTILES / (normalQuantile(to / 100) - normalQuantile(from / 100))),
  );
  return values.map((value) => {
    if (value > high) return (value - high) / range;
    return value < low ? (value - low) / range : 0;
  });
}

/** Where most elements are equal, the range that a normal distribution of their standard deviation has. */
function rangeOf(ascending: Float64Array, range: number): number {
  if (range > 0) return range;
  const average = ascending.reduce((sum, value) => sum + value, 0) / ascending.length;
  const variance = ascending.reduce((sum, value) => sum + (value - average) ** 2, 0) / ascending.length;
  return Math.sqrt(variance) * NORMAL_QUARTILES || 1;
}

/** The value below which a part of the standard normal distribution lies, to nine digits: Acklam's rational approximation. */
export function normalQuantile(part: number): number {
  if (part < 0.02425) return tailQuantile(part);
  if (part > 1 - 0.02425) return -tailQuantile(1 - part);
  const q = part - 0.5;
  const r = q * q;
  const numerator =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const denominator =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (q * numerator) / denominator;
}

function tailQuantile(part: number): number {
  const q = Math.sqrt(-2 * Math.log(part));
  const numerator =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const denominator =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return numerator / denominator;
}
