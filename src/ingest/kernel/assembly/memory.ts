// The memory of an ingest: blocks of a power of two bytes, which go to the next who asks for as many once they are free.

const LEAST_BITS: u32 = 5;
const PAGE_BITS: u32 = 16;
/** Pages that come at once: whoever looks at memory from outside has to look anew after each time. */
const GROWTH: i32 = 128;

/** Bytes behind every block that may be read and written over: vectors of 16 bytes are moved whole. */
const SLACK: u32 = 16;

/** By the bits of their size: the first of the free blocks, each of which names the next. */
const free = memory.data(32 * 4, 4);

const base: usize = (__heap_base + 15) & ~15;
let top: usize = base;

/** Takes all blocks back. */
export function reset(): void {
  memory.fill(free, 0, 32 * 4);
  top = base;
}

function bitsFor(bytes: u32): u32 {
  return max(LEAST_BITS, 32 - clz(bytes + SLACK - 1));
}

/** A block of at least so many bytes, whatever stands in them. Traps where memory has come to its end. */
export function allocate(bytes: u32): usize {
  const bits = bitsFor(bytes);
  const head = free + (bits << 2);
  const known = load<usize>(head);
  if (known !== 0) {
    store<usize>(head, load<usize>(known));
    return known;
  }
  const block = top;
  const end = <u64>block + ((<u64>1) << bits);
  const pages = <i32>((end + 0xffff) >> PAGE_BITS) - memory.size();
  if (pages > 0 && memory.grow(max(pages, GROWTH)) < 0 && memory.grow(pages) < 0) unreachable();
  top = <usize>end;
  return block;
}

/** @param bytes as they were asked for */
export function release(block: usize, bytes: u32): void {
  if (block === 0) return;
  const head = free + (bitsFor(bytes) << 2);
  store<usize>(block, load<usize>(head));
  store<usize>(head, block);
}

/** A block of `bytes` with the first `used` bytes of another, which is given back. */
export function enlarge(block: usize, old: u32, bytes: u32, used: u32): usize {
  const larger = allocate(bytes);
  memory.copy(larger, block, used);
  release(block, old);
  return larger;
}

/** Puts the same byte to `bytes` places from `at` on. */
export function fill(at: usize, byte: u32, bytes: u32): void {
  memory.fill(at, <u8>byte, bytes);
}
