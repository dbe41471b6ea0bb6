import { mapValues } from '../../run/evaluate.js';
import type { CallSite, VectorKernel } from '../../run/kernel.js';
import type { Value } from '../../values/types.js';
import { constantVector, type FlatVector, flatten, type Vector } from '../../values/vector.js';
import { floorLong, floorOf } from './_floor.js';

/** `bin`: of longs and ticks in one loop over the column where the size is constant, as it nearly always is. */
export function floorVector({ constants, result }: CallSite): VectorKernel {
  const size = constants[1];
  if (typeof size === 'bigint' && size > 0n) {
    return ([values], length) => {
      const vector = values as Vector;
      return vector.encoding === 'constant'
        ? floorConstant(vector.value, size, vector, length)
        : floorFlat(flatten(vector), size);
    };
  }
  const floor = floorOf(result);
  return (args, length) => mapValues(result, 'propagate', floor, args, length);
}

function floorConstant(value: Value, size: bigint, { type }: Vector, length: number): Vector {
  return constantVector(type, value === null ? null : floorLong(value as bigint, size), length);
}

function floorFlat(vector: FlatVector, size: bigint): FlatVector {
  // Longs, datetimes and timespans stand in such arrays.
  const values = vector.data as BigInt64Array;
  const floored = new BigInt64Array(vector.length);
  const unit = BigInt.asIntN(64, size);
  for (let i = 0; i < floored.length; i++) {
    const value = BigInt.asIntN(64, values[i] as bigint);
    const rest = BigInt.asIntN(64, value % unit);
    floored[i] = BigInt.asIntN(64, value - (rest < 0n ? BigInt.asIntN(64, rest + unit) : rest));
  }
  return { ...vector, data: floored };
}
