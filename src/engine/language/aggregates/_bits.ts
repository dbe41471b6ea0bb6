import { converter } from '../../values/convert.js';
import type { Value } from '../../values/types.js';
import { type AggregateOverload, fold } from '../define.js';

/** The values that are not null, as longs, put together bit by bit; the result is of their type. */
export function bitsOverload(together: (a: bigint, b: bigint) => bigint): AggregateOverload {
  return fold(['expr: summable'], 'argument0', ({ result }) => {
    const toLong = converter(result, 'long');
    const fromLong = converter('long', result);
    // The converter gives longs.
    const add = (bits: bigint | null, value: Value): bigint | null => {
      const more = toLong(value) as bigint | null;
      return bits === null || more === null ? (bits ?? more) : together(bits, more);
    };
    return {
      init: (): bigint | null => null,
      step: add,
      // Not every number of 64 bits is a value of the other types.
      ...(result === 'int' || result === 'long' ? { addResult: add } : {}),
      finish: (bits: bigint | null) => fromLong(bits),
    };
  });
}
