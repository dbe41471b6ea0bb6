// How late events are, where an export does not say it: a log-normal distribution through two quantiles, and for each event the
// delay that it draws from it by what it is, so that it always has the same.

import { parseDuration } from '../files/duration.js';

/** Ticks by which an event is late. */
export interface DelayModel {
  readonly text: string;
  /** @param event text that tells an event from others */
  delayOf(event: string): bigint;
}

/**
 * Reads `p50=2m,p99=20m`: half of the events are at most two minutes late, 99 of 100 at most twenty.
 * @returns null where the text is none
 */
export function parseDelayModel(text: string): DelayModel | null {
  const quantiles = text.split(',').map(quantileOf);
  const [first, second] = quantiles.flatMap((quantile) => quantile ?? []).sort((a, b) => a.share - b.share);
  if (quantiles.length !== 2 || first === undefined || second === undefined) return null;
  if (first.share === second.share || first.ticks > second.ticks) return null;
  const [a, b] = [normalQuantile(first.share), normalQuantile(second.share)];
  const [x, y] = [Math.log(first.ticks), Math.log(second.ticks)];
  const deviation = (y - x) / (b - a);
  const mean = x - deviation * a;
  return {
    text,
    delayOf: (event) => BigInt(Math.round(Math.exp(mean + deviation * normalQuantile(shareOf(event))))),
  };
}

interface Quantile {
  readonly share: number;
  readonly ticks: number;
}

function quantileOf(text: string): Quantile | null {
  const [, percent, duration] = /^\s*p(\d{1,2}(?:\.\d+)?)\s*=\s*(\S+)\s*$/i.exec(text) ?? [];
  const ticks = duration === undefined ? null : parseDuration(duration);
  const share = Number(percent) / 100;
  return ticks === null || ticks <= 0n || !(share > 0 && share < 1) ? null : { share, ticks: Number(ticks) };
}

/** A number between 0 and 1, both excluded, evenly spread over texts (cyrb53). */
function shareOf(text: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return ((b >>> 0) * 2 ** 21 + (a >>> 11) + 0.5) / 2 ** 53;
}

/** The inverse of the normal distribution, to nine digits (P. J. Acklam). */
export function normalQuantile(share: number): number {
  const [low, high] = [0.02425, 1 - 0.02425];
  if (share > high) return -normalQuantile(1 - share);
  if (share < low) {
    const q = Math.sqrt(-2 * Math.log(share));
    return polynomial(TAIL, q) / (polynomial(TAIL_DIVISOR, q) * q + 1);
  }
  const q = share - 0.5;
  return (polynomial(MIDDLE, q * q) * q) / (polynomial(MIDDLE_DIVISOR, q * q) * q * q + 1);
}

const polynomial = (coefficients: readonly number[], x: number) => coefficients.reduce((sum, c) => sum * x + c, 0);

const MIDDLE = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const MIDDLE_DIVISOR = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DIVISOR = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];
