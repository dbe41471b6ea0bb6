// Which segments of a query are taken: in memory that all threads see, so that whoever has time takes the next and each is done once.

const FREE = 0;
const TAKEN = 1;

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
  takeNext(): number | null {
    const end = Math.min(Atomics.load(this.shared, 0), this.count);
    for (let segment = 0; segment < end; segment++) if (this.take(segment)) return segment;
    return null;
  }

  /**
   * Takes a free segment near the end; null where there is none. Threads take turns from the end on, so that each mostly has the segments
   * that it had for the query before, and their columns.
   */
  takeLast(thread: number, threads: number): number | null {
    for (let turn = 0; turn < threads; turn++) {
      const last = this.count - 1 - ((thread + turn) % threads);
      for (let segment = last; segment >= 0; segment -= threads) if (this.take(segment)) return segment;
    }
    return null;
  }

  /** Takes all that is free. */
  close(): void {
    for (let segment = 0; segment < this.count; segment++) this.take(segment);
  }
}
