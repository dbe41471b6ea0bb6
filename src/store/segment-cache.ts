// The decoded columns of segments that were read last. Segments never change, and their ids and those of columns are
// never used again, so that what is kept is never out of date.

import type { Vector } from '../engine/values/vector.js';
import type { DecodedColumn } from './encoded-column.js';

export class SegmentCache {
  /** by column and segment; the one that was read longest ago comes first */
  private readonly kept = new Map<string, DecodedColumn>();
  private bytes = 0;

  /** @param budget bytes of memory, about; 0 keeps nothing */
  constructor(private readonly budget: number) {}

  /** A column of a segment, decoded only where it is not kept; undefined where the segment has no value of it. */
  column(columnId: number, segmentId: number, decode: () => DecodedColumn | undefined): Vector | undefined {
    const key = `${columnId} ${segmentId}`;
    const decoded = this.kept.get(key) ?? decode();
    if (decoded === undefined) return undefined;
    this.keep(key, decoded);
    return decoded.vector;
  }

  private keep(key: string, decoded: DecodedColumn): void {
    if (decoded.bytes > this.budget) return;
    if (this.kept.delete(key)) this.bytes -= decoded.bytes;
    this.kept.set(key, decoded);
    this.bytes += decoded.bytes;
    for (const [oldest, { bytes }] of this.kept) {
      if (this.bytes <= this.budget) return;
      this.kept.delete(oldest);
      this.bytes -= bytes;
    }
  }
}
