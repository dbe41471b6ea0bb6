// Numbers of 32 and 64 bits as their 32-bit words, the lower one first.

import type { Numbers } from './encoding.js';

/** The word of number i, or its lower half, stands at `i << shift`; the upper half of a wide one behind it. */
export interface Words {
  readonly array: Uint32Array;
  readonly shift: 0 | 1;
}

export function wordsOf(data: Numbers): Words {
  if (data instanceof Uint8Array) return { array: new Uint32Array(data), shift: 0 };
  const shift = data.BYTES_PER_ELEMENT === 8 ? 1 : 0;
  return { array: new Uint32Array(data.buffer, data.byteOffset, data.length << shift), shift };
}

/** The lower word of a whole number. */
export function lowerWord(value: bigint): number {
  return Number(BigInt.asUintN(32, value));
}
