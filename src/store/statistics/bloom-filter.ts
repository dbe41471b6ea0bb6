// A Bloom filter of 32-bit hashes: it says for certain that a hash is not in the set, and is wrong about one in fifty
// of those that are not when it says that one may be.

import type { HashSet } from './hash-set.js';

const BITS_PER_HASH = 8;
const PROBES = 5;

export function bloomFilter(hashes: HashSet): Uint8Array {
  const filter = new Uint8Array(Math.max(8, Math.ceil((hashes.size * BITS_PER_HASH) / 8)));
  for (const hash of hashes) {
    probe(filter, hash, (byte, bit) => {
      filter[byte] = (filter[byte] as number) | bit;
      return true;
    });
  }
  return filter;
}

export function mayHold(filter: Uint8Array, hash: number): boolean {
  // The set keeps the hash 0 as 1.
  return probe(filter, hash === 0 ? 1 : hash, (byte, bit) => ((filter[byte] as number) & bit) !== 0);
}

/** Visits the bits of a hash for as long as `visit` is true; whether it was for all. */
function probe(filter: Uint8Array, hash: number, visit: (byte: number, bit: number) => boolean): boolean {
  const bits = filter.length * 8;
  // An odd step, other for other hashes, leads from bit to bit.
  const step = (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) | 1) >>> 0;
  let at = hash;
  for (let i = 0; i < PROBES; i++) {
    const bit = Math.floor((at / 2 ** 32) * bits);
    if (!visit(bit >> 3, 1 << (bit & 7))) return false;
    at = (at + step) >>> 0;
  }
  return true;
}
