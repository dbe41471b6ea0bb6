// Byte strings: hashed, compared and copied in words and vectors. Up to 16 bytes behind a string may be read.

const PRIME: u64 = 0x9e3779b97f4a7c15;

function mixed(hash: u64, word: u64): u64 {
  hash = (hash ^ word) * PRIME;
  return hash ^ (hash >> 29);
}

/** A hash of `length` bytes. */
export function hashOf(at: usize, length: u32): u32 {
  let hash: u64 = length;
  const end = at + length;
  if (length >= 32) {
    // Two chains at once: each step waits for the last.
    let other: u64 = PRIME;
    for (; at + 16 <= end; at += 16) {
      hash = mixed(hash, load<u64>(at));
      other = mixed(other, load<u64>(at, 8));
    }
    hash = mixed(hash, other);
  }
  for (; at + 8 <= end; at += 8) hash = mixed(hash, load<u64>(at));
  const rest = end - at;
  if (rest > 0) hash = mixed(hash, load<u64>(at) << ((8 - rest) << 3));
  return <u32>(hash ^ (hash >> 32));
}

export function equals(a: usize, b: usize, length: u32): bool {
  let left = length;
  while (left >= 16) {
    if (v128.any_true(v128.xor(v128.load(a), v128.load(b)))) return false;
    a += 16;
    b += 16;
    left -= 16;
  }
  if (left === 0) return true;
  const different = i8x16.bitmask(i8x16.ne(v128.load(a), v128.load(b)));
  return (different & ((1 << left) - 1)) === 0;
}

/** Whether one of `length` bytes is beyond ASCII. */
export function isBeyondAscii(at: usize, length: u32): bool {
  let seen = i8x16.splat(0);
  let left = length;
  for (; left >= 16; at += 16, left -= 16) seen = v128.or(seen, v128.load(at));
  return (i8x16.bitmask(seen) | (i8x16.bitmask(v128.load(at)) & ((1 << left) - 1))) !== 0;
}

/** Copies `length` bytes, and writes over up to 15 behind them. */
export function copy(to: usize, from: usize, length: u32): void {
  for (let i: u32 = 0; i < length; i += 16) v128.store(to + i, v128.load(from + i));
}
