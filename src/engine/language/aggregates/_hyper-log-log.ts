// HyperLogLog: an estimate of how many different values there are, in a fixed number of registers. The first 1,024 hashes are kept as they are,
// so that small numbers are exact. Estimated as in Ertl, "New cardinality estimation algorithms for HyperLogLog sketches" (2017).

import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { Hash } from './_hash.js';

/** How many hashes are kept before registers take their place. */
const MOST_HASHES = 1024;

/** Two to the power of it is the number of registers, by the `accuracy` argument of `dcount` and `hll`. */
const PRECISIONS = [12, 14, 16, 17, 18] as const;
const DEFAULT_ACCURACY = 1;

/** The precision that an `accuracy` from 0 to 4 stands for; another number or none is the default. */
export function precisionOf(accuracy: unknown): number {
  return PRECISIONS[Number(accuracy ?? DEFAULT_ACCURACY)] ?? PRECISIONS[DEFAULT_ACCURACY];
}

export class HyperLogLog {
  private hashes: Set<bigint> | null = new Set();
  private registers = new Uint8Array(0);

  constructor(private precision: number) {}

  add({ high, low }: Readonly<Hash>): void {
    if (this.hashes === null) this.register(high, low);
    else this.keep(BigInt.asIntN(64, (BigInt(high) << 32n) | BigInt(low)));
  }

  private keep(hash: bigint): void {
    if (this.hashes === null) {
      this.register(Number(BigInt.asUintN(32, hash >> 32n)), Number(BigInt.asUintN(32, hash)));
      return;
    }
    this.hashes.add(hash);
    if (this.hashes.size > MOST_HASHES) this.useRegisters();
  }

  private useRegisters(): void {
    const { hashes } = this;
    this.hashes = null;
    this.registers = new Uint8Array(2 ** this.precision);
    for (const hash of hashes ?? []) this.keep(hash);
  }

  /** The upper bits choose a register, which keeps the most zeros that any hash has after them, and one. */
  private register(high: number, low: number): void {
    const index = high >>> (32 - this.precision);
    const rest = (high << this.precision) | (low >>> (32 - this.precision));
    const zeros = rest !== 0 ? Math.clz32(rest) : 32 + Math.clz32(low << this.precision);
    this.raise(index, Math.min(zeros, 64 - this.precision) + 1);
  }

  private raise(index: number, rank: number): void {
    if (rank > (this.registers[index] as number)) this.registers[index] = rank;
  }

  /** Adds what another sketch has counted; the smaller precision of the two remains. */
  merge(other: HyperLogLog): this {
    if (other.precision < this.precision) this.reduce(other.precision);
    if (other.hashes !== null) for (const hash of other.hashes) this.keep(hash);
    else {
      if (this.hashes !== null) this.useRegisters();
      for (const [index, rank] of other.reduced(this.precision).entries()) this.raise(index, rank);
    }
    return this;
  }

  private reduce(precision: number): void {
    this.registers = this.hashes === null ? this.reduced(precision) : this.registers;
    this.precision = precision;
  }

  /** The registers of a smaller precision: the bits that no longer choose the register count among those after it. */
  private reduced(precision: number): Uint8Array<ArrayBuffer> {
    const dropped = this.precision - precision;
    if (dropped === 0) return this.registers;
    const registers = new Uint8Array(2 ** precision);
    this.registers.forEach((rank, index) => {
      if (rank === 0) return;
      const bits = index & (2 ** dropped - 1);
      const full = bits === 0 ? rank + dropped : Math.clz32(bits) - (32 - dropped) + 1;
      const kept = index >>> dropped;
      registers[kept] = Math.max(registers[kept] as number, full);
    });
    return registers;
  }

  /** How many different values were added, about. */
  count(): number {
    return this.hashes !== null ? this.hashes.size : Math.round(estimate(this.registers, this.precision));
  }

  /** `[[1024, precision], hashes, registers]`, the registers as a text with a character each. */
  toDynamic(): Dynamic {
    const header = [BigInt(MOST_HASHES), BigInt(this.precision)];
    if (this.hashes !== null) return [header, [...this.hashes], []];
    return [header, [], Array.from(this.registers, (rank) => String.fromCharCode(FIRST_CHARACTER + rank)).join('')];
  }

  /** The sketch that `toDynamic` wrote; null where it is none. */
  static fromDynamic(value: Dynamic): HyperLogLog | null {
    if (!isArray(value)) return null;
    const [header = null, hashes = null, registers = null] = value;
    if (!isArray(header) || !isArray(hashes)) return null;
    const precision = Number(header[1]);
    if (!PRECISIONS.some((known) => known === precision)) return null;
    const sketch = new HyperLogLog(precision);
    if (typeof registers === 'string') {
      if (registers.length !== 2 ** precision) return null;
      sketch.hashes = null;
      sketch.registers = Uint8Array.from(registers, (character) => character.charCodeAt(0) - FIRST_CHARACTER);
    }
    for (const hash of hashes) if (typeof hash === 'bigint') sketch.keep(hash);
    return sketch;
  }
}

/** The characters from here on need no escape in JSON, as many as there are ranks. */
const FIRST_CHARACTER = 35;

function estimate(registers: Uint8Array, precision: number): number {
  const size = registers.length;
  const most = 64 - precision + 1;
  const ranks = new Float64Array(most + 1);
  for (const rank of registers) (ranks[Math.min(rank, most)] as number)++;
  let z = size * tau(1 - (ranks[most] as number) / size);
  for (let rank = most - 1; rank >= 1; rank--) z = (z + (ranks[rank] as number)) / 2;
  z += size * sigma((ranks[0] as number) / size);
  return size ** 2 / (2 * Math.LN2 * z);
}

/** The sum of x^(2^k) * 2^(k-1) over k from 1 on, and x. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  let [power, factor, sum, before] = [x, 1, x, Number.NaN];
  while (sum !== before) {
    power *= power;
    before = sum;
    sum += power * factor;
    factor *= 2;
  }
  return sum;
}

/** A third of 1 - x less the sum of (1 - x^(2^-k))^2 * 2^-k over k from 1 on. */
function tau(x: number): number {
  if (x === 0 || x === 1) return 0;
  let [root, factor, sum, before] = [x, 1, 1 - x, Number.NaN];
  while (sum !== before) {
    root = Math.sqrt(root);
    before = sum;
    factor /= 2;
    sum -= (1 - root) ** 2 * factor;
  }
  return sum / 3;
}
