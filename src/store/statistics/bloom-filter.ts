// A Bloom filter of 32-bit hashes: it says for certain that a hash is not in the set, and is wrong about one in fifty
// of those that are not when it says that one may be. A change needs a new format version.

import type { HashSet } from './hash-set.js';

const BYTES_PER_HASH = 1;
const LEAST_BYTES = 8;
const PROBES = 5;

export function bloomFilter(hashes: HashSet): Uint8Array {
  const filter = new Uint8Array(Math.max(LEAST_BYTES, hashes.size * BYTES_PER_HASH));
  for (const hash of hashes.values()) {
    const step = stepOf(hash);
    let at = hash;
    for (let i = 0; i < PROBES; i++) {
      const bit = bitAt(at, filter);
      filter[bit >> 3] = (filter[bit >> 3] as number) | (1 << (bit & 7));
      at = (at + step) >>> 0;
    }
  }
  return filter;
}

export function mayHold(filter: Uint8Array, hash: number): boolean {
  let at = hash === 0 ? 1 : hash; // the set keeps 0 as 1
  const step = stepOf(at);
  for (let i = 0; i < PROBES; i++) {
    const bit = bitAt(at, filter);
    if (((filter[bit >> 3] as number) & (1 << (bit & 7))) === 0) return false;
    at = (at + step) >>> 0;
  }
  return true;
}

/** How far the bits of a hash lie apart, as a second hash. */
function stepOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1) >>> 0;
}

/** The bit that stands at this share of 2^32. */
function bitAt(at: number, filter: Uint8Array): number {
  return Math.floor((at / 2 ** 32) * filter.length * 8);
}
