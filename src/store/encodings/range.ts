// The least and the greatest of whole numbers. It is looked for once a column: statistics, the numbering of distinct
// values and frames all begin with it. 64-bit numbers are taken apart into two 32-bit halves, since loops over bigints
// make an object of each.

import type { NumberValues } from './encoding.js';

export interface Range {
  readonly min: bigint;
  readonly max: bigint;
  /** Whether every value is greater than the one before, or every one less, so that no two are equal; none is null. */
  readonly isMonotonic: boolean;
}

/** The range of whole numbers and times; null where all are null, and for reals and booleans. */
export function rangeOf({ type, data, nulls, length }: NumberValues): Range | null {
  if (type === 'real' || type === 'bool') return null;
  let first = 0;
  while (first < length && nulls?.[first] === 1) first++;
  if (first === length) return null;
  return data instanceof BigInt64Array ? wideRange(data, nulls, first) : narrowRange(data as Int32Array, nulls, first);
}

function narrowRange(data: Int32Array, nulls: Uint8Array | null, first: number): Range {
  let min = data[first] as number;
  let max = min;
  let rises = 0;
  let falls = 0;
  for (let i = first + 1; i < data.length; i++) {
    const value = data[i] as number;
    if (value >= min && value <= max) continue;
    if (nulls !== null && nulls[i] === 1) continue;
    if (value > max) {
      max = value;
      rises++;
    } else {
      min = value;
      falls++;
    }
  }
  return { min: BigInt(min), max: BigInt(max), isMonotonic: goesOneWay(data.length, rises, falls) };
}

function wideRange(data: BigInt64Array, nulls: Uint8Array | null, first: number): Range {
  const low = new Uint32Array(data.buffer, data.byteOffset, data.length * 2);
  const high = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  let minTop = high[2 * first + 1] as number;
  let minBottom = low[2 * first] as number;
  let maxTop = minTop;
  let maxBottom = minBottom;
  let rises = 0;
  let falls = 0;
  for (let i = first + 1; i < data.length; i++) {
    if (nulls !== null && nulls[i] === 1) continue;
    const top = high[2 * i + 1] as number;
    const bottom = low[2 * i] as number;
    if (top > maxTop || (top === maxTop && bottom > maxBottom)) {
      maxTop = top;
      maxBottom = bottom;
      rises++;
    } else if (top < minTop || (top === minTop && bottom < minBottom)) {
      minTop = top;
      minBottom = bottom;
      falls++;
    }
  }
  return {
    min: joined(minTop, minBottom),
    max: joined(maxTop, maxBottom),
    isMonotonic: goesOneWay(data.length, rises, falls),
  };
}

/** Whether each value behind the first is a new greatest one, or each a new least; a null is neither. */
function goesOneWay(length: number, rises: number, falls: number): boolean {
  return Math.max(rises, falls) === length - 1;
}

function joined(top: number, bottom: number): bigint {
  return (BigInt(top) << 32n) | BigInt(bottom);
}
