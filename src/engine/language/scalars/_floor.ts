import { Decimal } from '../../values/decimal.js';
import type { ScalarType, Value } from '../../values/types.js';

/** The greatest multiple of `size` that is not above `value`; null where the size is not above zero. */
export function floorLong(value: bigint, size: bigint): bigint | null {
  if (size <= 0n) return null;
  const rest = value % size;
  return BigInt.asIntN(64, value - (rest < 0n ? rest + size : rest));
}

function floorReal(value: number, size: number): number | null {
  return size > 0 ? Math.floor(value / size) * size : null;
}

function floorDecimal(value: Decimal, size: Decimal): Decimal | null {
  return size.greaterThan(0) ? new Decimal(value.dividedBy(size).floor()).times(size) : null;
}

/** As `floorLong`, for two values of any type of numbers or ticks. */
export function floorOf(type: ScalarType): (value: Value, size: Value) => Value {
  // Both values are of `type`: the caller's promise.
  switch (type) {
    case 'int':
    case 'real':
      return floorReal as (value: Value, size: Value) => Value;
    case 'decimal':
      return floorDecimal as (value: Value, size: Value) => Value;
    default:
      return floorLong as (value: Value, size: Value) => Value;
  }
}
