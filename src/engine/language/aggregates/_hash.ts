import { keyOf } from '../../values/compare.js';
import type { ScalarType, Value } from '../../values/types.js';

/** 64 bits in two unsigned halves. */
export interface Hash {
  high: number;
  low: number;
}

/**
 * A function that hashes values that are not null. Equal values have equal hashes, ints and longs too.
 * The hash that it gives is overwritten by the next call.
 */
export function hasherOf(type: ScalarType): (value: Value) => Readonly<Hash> {
  const key = keyOf(type);
  const hash: Hash = { high: 0, low: 0 };
  return (value) => {
    hashText(String(key(value)), hash);
    return hash;
  };
}

/** Two multiplicative hashes over the UTF-16 units, mixed as MurmurHash3 finishes. */
function hashText(text: string, hash: Hash): void {
  let high = 0x9e3779b9;
  let low = 0x7f4a7c15;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x85ebca6b);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ unit, 0xc2b2ae35);
    low = (low << 15) | (low >>> 17);
  }
  high = mix(high ^ Math.imul(low, 0x27d4eb2f) ^ text.length);
  low = mix(low + Math.imul(high, 0x165667b1));
  hash.high = high >>> 0;
  hash.low = low >>> 0;
}

function mix(half: number): number {
  let mixed = Math.imul(half ^ (half >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
