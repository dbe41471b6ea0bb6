import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { type AggregateOverload, fold } from '../define.js';

/** The values that are not null, as longs, put together bit by bit; the result is of their type. */
export function bitsOverload(together: (a: bigint, b: bigint) => bigint): AggregateOverload {
  return fold(['expr: summable'], 'argument0', ({ result }) => {
    const toLong = converter(result, 'long');
    const fromLong = converter('long', result);
    const merge = (a: bigint | null, b: bigint | null) => (a === null || b === null ? (a ?? b) : together(a, b));
    return {
      init: (): bigint | null => null,
      // The converter gives longs.
      step: (bits: bigint | null, value: Value) => merge(bits, toLong(value) as bigint | null),
      merge,
      finish: (bits: bigint | null) => fromLong(bits),
    };
  });
}
