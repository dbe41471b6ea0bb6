// Values beside a literal of a rule: those that a mistake in a condition would take for it, or not.

import type { ScalarType } from '../../engine/values/types.js';

/** An accent, which goes with the letter before it. */
const ACCENT = '\u0301';

/**
 * Other texts, the nearest first: its terms gone on, one letter more or less at either end, in the other case, and beside characters that are and
 * that are not those of terms.
 */
export function textsBeside(text: string): string[] {
  return [
    text.replace(/[\p{L}\p{N}]+/gu, 'x$&x'),
    `x${text}`,
    `${text}x`,
    text.slice(0, -1),
    text.slice(1),
    'other',
    '',
    text.toUpperCase(),
    text.toLowerCase(),
    `a-${text}.b`,
    `_${text}`,
    `${text}7`,
    `é${text}`,
    `${text}${ACCENT}`,
    `(${text})`,
    ` ${text} `,
    `${text} ${text}`,
  ];
}

const SECOND = 10_000_000n;

/** A number and its neighbours: a second away for times, one for all else. */
export function numbersBeside(number: bigint | number, type: ScalarType): (bigint | number)[] {
  if (typeof number === 'number') return [number - 1, number, number + 1];
  const step = type === 'datetime' ? SECOND : 1n;
  return [number - step, number, number + step];
}
