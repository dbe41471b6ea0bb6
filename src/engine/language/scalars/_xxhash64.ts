// XXH64, the 64-bit hash of Yann Collet, with seed 0.
// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md

const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;
const STRIPE = 32;

const wrap = (n: bigint): bigint => BigInt.asUintN(64, n);

function rotateLeft(n: bigint, bits: bigint): bigint {
  return wrap((n << bits) | (n >> (64n - bits)));
}

function round(accumulator: bigint, lane: bigint): bigint {
  return wrap(rotateLeft(wrap(accumulator + lane * PRIME_2), 31n) * PRIME_1);
}

/** The hash of bytes, an unsigned number of 64 bits. */
export function xxhash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const striped = bytes.length - (bytes.length % STRIPE);
  const start = striped > 0 ? hashStripes(view, striped) : PRIME_5;
  return avalanche(hashRest(view, striped, wrap(start + BigInt(bytes.length))));
}

function hashStripes(view: DataView, end: number): bigint {
  let a = wrap(PRIME_1 + PRIME_2);
  let b = PRIME_2;
  let c = 0n;
  let d = wrap(-PRIME_1);
  for (let at = 0; at < end; at += STRIPE) {
    a = round(a, view.getBigUint64(at, true));
    b = round(b, view.getBigUint64(at + 8, true));
    c = round(c, view.getBigUint64(at + 16, true));
    d = round(d, view.getBigUint64(at + 24, true));
  }
  let hash = wrap(rotateLeft(a, 1n) + rotateLeft(b, 7n) + rotateLeft(c, 12n) + rotateLeft(d, 18n));
  for (const lane of [a, b, c, d]) hash = wrap((hash ^ round(0n, lane)) * PRIME_1 + PRIME_4);
  return hash;
}

function hashRest(view: DataView, start: number, initial: bigint): bigint {
  let hash = initial;
  let at = start;
  for (; at + 8 <= view.byteLength; at += 8) {
    const lane = round(0n, view.getBigUint64(at, true));
    hash = wrap(rotateLeft(hash ^ lane, 27n) * PRIME_1 + PRIME_4);
  }
  if (at + 4 <= view.byteLength) {
    const lane = wrap(BigInt(view.getUint32(at, true)) * PRIME_1);
    hash = wrap(rotateLeft(hash ^ lane, 23n) * PRIME_2 + PRIME_3);
    at += 4;
  }
  for (; at < view.byteLength; at++) {
    const lane = wrap(BigInt(view.getUint8(at)) * PRIME_5);
    hash = wrap(rotateLeft(hash ^ lane, 11n) * PRIME_1);
  }
  return hash;
}

function avalanche(hash: bigint): bigint {
  let mixed = wrap((hash ^ (hash >> 33n)) * PRIME_2);
  mixed = wrap((mixed ^ (mixed >> 29n)) * PRIME_3);
  return mixed ^ (mixed >> 32n);
}
