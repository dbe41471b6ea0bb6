// Comparisons of a column of longs, times or timespans with one value: by the halves of the numbers, so that no BigInt is
// made of a row.

import type { Value } from '../../values/types.js';
import { knownRange } from '../../values/value-range.js';
import { constantVector, type FlatVector, type Vector } from '../../values/vector.js';

/** What is made of a number that is less than, equal to or greater than the other: 1 or 0 each. */
export type Outcomes = readonly [less: number, equal: number, greater: number];

/** The results for all rows, null where the row is; null where the operands have another form. */
export function compareTicks(vector: Vector | undefined, bound: Value | undefined, outcomes: Outcomes): Vector | null {
  if (vector?.encoding !== 'flat' || typeof bound !== 'bigint') return null;
  const [less, , greater] = outcomes;
  const range = knownRange(vector);
  if (range !== undefined && range.greatest < bound) return allRows(vector, less);
  if (range !== undefined && range.least > bound) return allRows(vector, greater);
  if (!(vector.data instanceof BigInt64Array)) return null;
  const { data, length, nulls } = vector;
  return { encoding: 'flat', type: 'bool', length, data: compared(data, length, bound, outcomes), nulls };
}

/** One result for all rows, none of which is null: their values are not looked at. */
function allRows({ length }: FlatVector, result: number): Vector {
  return constantVector('bool', result === 1, length);
}

function compared(data: BigInt64Array, length: number, bound: bigint, [less, equal, greater]: Outcomes): Uint8Array {
  const high = new Int32Array(data.buffer, data.byteOffset, length * 2);
  const low = new Uint32Array(data.buffer, data.byteOffset, length * 2);
  const boundHigh = highHalf(bound);
  const boundLow = lowHalf(bound);
  const results = new Uint8Array(length);
  for (let row = 0, at = 0; row < length; row++, at += 2) {
    const h = high[at + 1] as number;
    const l = low[at] as number;
    if (h === boundHigh && l === boundLow) results[row] = equal;
    else results[row] = h < boundHigh || (h === boundHigh && l < boundLow) ? less : greater;
  }
  return results;
}

/** Whether each row lies between two values, both ends included, or (`negated`) does not; as `compareTicks`. */
export function ticksBetween(
  vector: Vector | undefined,
  from: Value | undefined,
  to: Value | undefined,
  negated: boolean,
): Vector | null {
  if (vector?.encoding !== 'flat' || typeof from !== 'bigint' || typeof to !== 'bigint') return null;
  const range = knownRange(vector);
  if (range !== undefined && range.least >= from && range.greatest <= to) return allRows(vector, Number(!negated));
  if (range !== undefined && (range.greatest < from || range.least > to)) return allRows(vector, Number(negated));
  if (!(vector.data instanceof BigInt64Array)) return null;
  const { data, length, nulls } = vector;
  return { encoding: 'flat', type: 'bool', length, data: between(data, length, [from, to], Number(negated)), nulls };
}

function between(data: BigInt64Array, length: number, ends: readonly [bigint, bigint], outside: number): Uint8Array {
  const high = new Int32Array(data.buffer, data.byteOffset, length * 2);
  const low = new Uint32Array(data.buffer, data.byteOffset, length * 2);
  const [fromHigh, toHigh] = ends.map(highHalf) as [number, number];
  const [fromLow, toLow] = ends.map(lowHalf) as [number, number];
  const results = new Uint8Array(length);
  for (let row = 0, at = 0; row < length; row++, at += 2) {
    const h = high[at + 1] as number;
    const l = low[at] as number;
    const isBelow = h < fromHigh || (h === fromHigh && l < fromLow);
    results[row] = isBelow || h > toHigh || (h === toHigh && l > toLow) ? outside : 1 - outside;
  }
  return results;
}

const highHalf = (value: bigint) => Number(BigInt.asIntN(64, value) >> 32n);
const lowHalf = (value: bigint) => Number(BigInt.asUintN(32, value));
