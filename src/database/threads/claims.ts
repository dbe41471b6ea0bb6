// Which segments of a query are taken: in memory that all threads see, so that whoever has time takes the next and each is done once.

const FREE = 0;
const TAKEN = 1;

/** The most segments that are taken at once: whoever waits for them may be done with the others. */
const MOST_AT_ONCE = 4;

/** Segments one behind the other, up to `end` (exclusive). */
export interface SegmentRange {
  readonly start: number;
  readonly end: number;
}

export class Claims {
  /** @param shared up to which segment `takeNext` goes, then for each segment whether it is taken */
  constructor(readonly shared: Int32Array) {}

  /** Free segments, of which `takeNext` gives none before `allow`. */
  static of(segments: number): Claims {
    return new Claims(new Int32Array(new SharedArrayBuffer(4 * (1 + segments))));
  }

  private get count(): number {
    return this.shared.length - 1;
  }

  /** Whether the segment was free, and is the caller's now. */
  take(segment: number): boolean {
    return Atomics.compareExchange(this.shared, 1 + segment, FREE, TAKEN) === FREE;
  }

  /** Lets `takeNext` give the segments before this one. */
  allow(segment: number): void {
    Atomics.store(this.shared, 0, segment);
  }

  /** Takes the first free segment; null where there is none. */
  takeNext(): SegmentRange | null {
    const end = Math.min(Atomics.load(this.shared, 0), this.count);
    for (let start = 0; start < end; start++) if (this.take(start)) return { start, end: start + 1 };
    return null;
  }

  /**
   * Takes some of the last free segments, at first of the share of a thread, so that each mostly has the segments that it had for the
   * query before, and their columns; null where there are none. The first share is that of the caller's thread.
   */
  takeLast(thread: number, threads: number): SegmentRange | null {
    const share = Math.ceil(this.count / (threads + 1));
    const start = share * (thread + 1);
    return this.takeLastOf(start, Math.min(start + share, this.count)) ?? this.takeLastOf(0, this.count);
  }

  /** Not more than half of the free ones, so that all end at about the same time. */
  private takeLastOf(from: number, to: number): SegmentRange | null {
    let free = 0;
    for (let segment = from; segment < to; segment++) if (Atomics.load(this.shared, 1 + segment) === FREE) free++;
    const most = Math.min(Math.ceil(free / 2), MOST_AT_ONCE);
    let end = to;
    while (end > from && !this.take(end - 1)) end--;
    if (end <= from) return null;
    let start = end - 1;
    while (start > from && end - start < most && this.take(start - 1)) start--;
    return { start, end };
  }

  /** Takes all that is free. */
  close(): void {
    for (let segment = 0; segment < this.count; segment++) this.take(segment);
  }
}
