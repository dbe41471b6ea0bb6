// The decoded columns of segments that were read last, and what queries computed of the values of their dictionaries.
// Segments never change, and their ids and those of columns are never used again, so that what is kept is never out of date.

import { keepDerived } from '../engine/values/derived.js';
import type { Vector } from '../engine/values/vector.js';
import type { DecodedColumn } from './encoded-column.js';

/** The share of the budget that what was computed may take. */
const DERIVED_SHARE = 1 / 4;

export class SegmentCache {
  private readonly columns = new Recent();
  private readonly derived = new Recent();

  /** @param budget bytes of memory, about; 0 keeps nothing */
  constructor(private readonly budget: number) {}

  /** A column of a segment, decoded only where it is not kept; undefined where the segment has no value of it. */
  column(columnId: number, segmentId: number, decode: () => DecodedColumn | undefined): Vector | undefined {
    const key = `${columnId} ${segmentId}`;
    const known = this.columns.find(key);
    if (known !== undefined) return known;
    const decoded = decode();
    if (decoded === undefined) return undefined;
    const { vector, bytes } = decoded;
    if (bytes <= this.budget) {
      this.columns.keep(key, vector, bytes);
      this.forgetOldest();
    }
    if (this.budget > 0 && vector.encoding === 'dictionary') {
      keepDerived(vector.dictionary, {
        find: (what) => this.derived.find(`${key} ${what}`),
        keep: (what, results, size) => this.keepDerived(`${key} ${what}`, results, size),
      });
    }
    return vector;
  }

  private keepDerived(key: string, vector: Vector, bytes: number): void {
    if (bytes > this.budget * DERIVED_SHARE) return;
    this.derived.keep(key, vector, bytes);
    this.forgetOldest();
  }

  private forgetOldest(): void {
    this.derived.shrink(this.budget * DERIVED_SHARE);
    this.columns.shrink(this.budget - this.derived.bytes);
  }
}

/** Vectors by key; the one that was read longest ago comes first. */
class Recent {
  private readonly kept = new Map<string, DecodedColumn>();
  bytes = 0;

  find(key: string): Vector | undefined {
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.vector;
  }

  /** Adds what is not kept, or replaces it. */
  keep(key: string, vector: Vector, bytes: number): void {
    this.bytes += bytes - (this.kept.get(key)?.bytes ?? 0);
    this.kept.delete(key);
    this.kept.set(key, { vector, bytes });
  }

  /** Forgets the oldest, until the rest take no more than so many bytes. */
  shrink(limit: number): void {
    for (const [oldest, { bytes }] of this.kept) {
      if (this.bytes <= limit) return;
      this.kept.delete(oldest);
      this.bytes -= bytes;
    }
  }
}
