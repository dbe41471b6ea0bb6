// Rows that were put aside by their keys: rows with equal keys are in one partition, in their order.

import type { Batch } from '../values/batch.js';
import { type Key, keyOf } from '../values/compare.js';
import { readerOf, type Vector } from '../values/vector.js';
import type { RunContext } from './context.js';
import type { SpilledBatches } from './spill.js';

/** As many partitions as four bits tell apart. */
const PARTITIONS = 16;
const BITS = 4;
/** Partitions of partitions that 32 bits tell apart and that are worth their files. */
export const MOST_LEVELS = 3;

export class Partitions {
  private readonly parts: SpilledBatches[] = [];

  /** @param level 0 for rows that come from no partition, one more for those of a partition */
  constructor(
    private readonly level: number,
    private readonly context: RunContext,
  ) {}

  /** Puts the rows of a batch aside, with all its columns. */
  add(batch: Batch, keys: readonly Vector[]): void {
    if (batch.length === 0) return;
    const hashes = hashesOf(keys, batch.length);
    const counts = new Uint32Array(PARTITIONS);
    for (let row = 0; row < hashes.length; row++) {
      const part = ((hashes[row] as number) >>> (BITS * this.level)) & (PARTITIONS - 1);
      hashes[row] = part;
      counts[part] = (counts[part] as number) + 1;
    }
    for (let part = 0; part < PARTITIONS; part++) {
      const count = counts[part] as number;
      if (count > 0) this.part(part).append(batch.select(placesOf(hashes, part, count)));
    }
  }

  private part(number: number): SpilledBatches {
    while (this.parts.length <= number) this.parts.push(this.context.openSpill());
    return this.parts[number] as SpilledBatches;
  }

  /** How many partitions there are; those behind have no rows. */
  get count(): number {
    return this.parts.length;
  }

  /** The rows of a partition. */
  read(part: number): Iterable<Batch> {
    return this.parts[part]?.read() ?? [];
  }

  drop(): void {
    for (const part of this.parts) part.drop();
  }
}

function placesOf(parts: Uint32Array, part: number, count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0, at = 0; at < count; row++) if (parts[row] === part) rows[at++] = row;
  return rows;
}

/** Equal for rows whose keys are equal as `GroupIndex` sees them. */
function hashesOf(keys: readonly Vector[], length: number): Uint32Array {
  const hashes = new Uint32Array(length);
  for (const key of keys) {
    const hash = hashReader(key);
    for (let row = 0; row < length; row++) hashes[row] = mixed(Math.imul(hashes[row] as number, 31) + hash(row));
  }
  return hashes;
}

function hashReader(vector: Vector): (row: number) => number {
  const key = keyOf(vector.type);
  if (vector.encoding === 'dictionary' && vector.dictionary.length <= vector.length) {
    const { codes, dictionary } = vector;
    const read = readerOf(dictionary);
    const ofCodes = Array.from({ length: dictionary.length }, (_, code) => hashOf(key(read(code))));
    return (row) => ofCodes[codes[row] as number] as number;
  }
  const read = readerOf(vector);
  return (row) => hashOf(key(read(row)));
}

const REAL = new Float64Array(1);
const HALVES = new Uint32Array(REAL.buffer);

function hashOf(key: Key): number {
  switch (typeof key) {
    case 'string': {
      let hash = 0x811c9dc5;
      for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
      return hash;
    }
    case 'bigint':
      return Number(BigInt.asUintN(32, key ^ (key >> 32n)));
    case 'number':
      REAL[0] = key;
      return (HALVES[0] as number) ^ (HALVES[1] as number);
    default:
      return key === null ? 1 : key ? 2 : 3;
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39);
  return twice ^ (twice >>> 15);
}
