const MASK = (1n << 64n) - 1n;
const INCREMENT = 0x9e3779b97f4a7c15n;
const BITS_OF_REAL = 53n;

/** A sequence of pseudo-random numbers that depends on its seed alone (SplitMix64). */
export class RandomNumbers {
  private state: bigint;

  constructor(seed: bigint) {
    this.state = seed & MASK;
  }

  /** 64 random bits. */
  bits(): bigint {
    this.state = (this.state + INCREMENT) & MASK;
    let bits = this.state;
    bits = ((bits ^ (bits >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    bits = ((bits ^ (bits >> 27n)) * 0x94d049bb133111ebn) & MASK;
    return bits ^ (bits >> 31n);
  }

  /** A real from 0 up to but not including 1. */
  real(): number {
    return Number(this.bits() >> (64n - BITS_OF_REAL)) / 2 ** Number(BITS_OF_REAL);
  }
}
