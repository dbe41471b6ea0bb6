// The order in which the service gives sets of cells, which is that of the hash set that they come out of: one of the
// C++ library of GNU (https://gcc.gnu.org/onlinedocs/libstdc++), with as many buckets as its prime for the number of cells.

import { Buffer } from 'node:buffer';

const BUCKET_COUNTS = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 103, 109, 113, 127,
  137, 139, 149, 157, 167, 179, 193, 199, 211, 227, 241, 257, 277, 293, 313, 337, 359, 383, 409, 439, 467, 503, 541,
  577, 619, 661, 709, 761, 823, 887, 953, 1031, 1109, 1193, 1289, 1381, 1493, 1613, 1741, 1879, 2029, 2179, 2357, 2549,
  2753, 2971, 3209, 3469, 3739, 4027, 4349, 4703, 5087, 5503, 5953, 6427, 6949, 7517, 8123, 8783, 9497, 10273, 11113,
  12011, 12983, 14033, 15173, 16411, 17749, 19183, 20753, 22447, 24281, 26267, 28411, 30727, 33223, 35933, 38873, 42043,
  45481, 49201, 53201, 57557, 62233, 67307,
];

/** Each token once, of at most 67,307, in the order of a hash set that they are put into one after the other. */
export function inTokenOrder(tokens: readonly string[]): string[] {
  const count = BigInt(BUCKET_COUNTS.find((prime) => prime >= tokens.length) ?? 1);
  const buckets = new Map<bigint, string[]>();
  for (const token of new Set(tokens)) {
    const bucket = murmurHash64A(Buffer.from(token)) % count;
    const chain = buckets.get(bucket);
    if (chain === undefined) buckets.set(bucket, [token]);
    else chain.push(token);
  }
  // A token goes before those of its bucket, and a new bucket before all others.
  return [...buckets.values()].flat().reverse();
}

const SEED = 0xc70f6907n;
const FACTOR = 0xc6a4a7935bd1e995n;

const wrap = (n: bigint): bigint => BigInt.asUintN(64, n);
const mixed = (n: bigint): bigint => n ^ (n >> 47n);

/** https://github.com/aappleby/smhasher/blob/master/src/MurmurHash2.cpp */
function murmurHash64A(bytes: Buffer): bigint {
  const whole = bytes.length - (bytes.length % 8);
  let hash = SEED ^ wrap(BigInt(bytes.length) * FACTOR);
  for (let at = 0; at < whole; at += 8) {
    const word = wrap(mixed(wrap(bytes.readBigUInt64LE(at) * FACTOR)) * FACTOR);
    hash = wrap((hash ^ word) * FACTOR);
  }
  if (whole < bytes.length) {
    const rest = [...bytes.subarray(whole)].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    hash = wrap((hash ^ rest) * FACTOR);
  }
  return mixed(wrap(mixed(hash) * FACTOR));
}
