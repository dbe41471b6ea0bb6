import { wrapLong } from '../../values/number.js';
import { type Overload, overload } from '../define.js';

const BITS = 64n;

/** An operation on the bits of two longs. */
export function bitsOverload(operation: (a: bigint, b: bigint) => bigint): Overload {
  return overload(['value1: integer as long', 'value2: integer as long'], 'long', operation);
}

/** A shift by a number of bits, of which 64 count as none; null where it is negative. */
export function shiftOverload(shift: (value: bigint, bits: bigint) => bigint): Overload {
  return overload(['value: integer as long', 'shift: integer as long'], 'long', (value, bits) =>
    bits < 0n ? null : wrapLong(shift(value, bits % BITS)),
  );
}
