// A stretch of a file in memory: readers take whole records from its start and ask for more where one is cut off.

const LF = 10;

/** Bytes that are read ahead of what is asked for. */
const STEP = 1 << 20;

export class Window {
  /** What is read and not yet taken is `bytes[start..end)`; from `end` on there is room for as much again (see `room`). */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Whether `end` is the end of the file. */
  final = false;
  /** Bytes of the file before `start`, with what was read as text. */
  private taken = 0;
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(content: AsyncIterable<Uint8Array>) {
    this.chunks = content[Symbol.asyncIterator]();
  }

  /** Bytes of the content from its beginning to `start`. */
  get offset(): number {
    return this.taken;
  }

  /** What was read and not yet taken. */
  get length(): number {
    return this.end - this.start;
  }

  /** Moves the start; `position` is a position in `bytes`. */
  take(position: number): void {
    this.taken += position - this.start;
    this.start = position;
  }

  /** Passes over what is before `offset`, counted from the beginning of the file; gives the line breaks in it. */
  async skipTo(offset: number): Promise<number> {
    let breaks = 0;
    while (this.offset < offset) {
      if (this.length === 0 && !(await this.more())) return breaks;
      const stop = Math.min(this.end, this.start + offset - this.offset);
      const skipped = this.bytes.subarray(this.start, stop);
      for (let at = skipped.indexOf(LF); at >= 0; at = skipped.indexOf(LF, at + 1)) breaks++;
      this.take(stop);
    }
    return breaks;
  }

  /**
   * Reads on, at least as much again as is there, so that a record that is tried again after every call costs no more
   * than twice its length. Positions change: what was at `start` still is. False at the end of the file.
   */
  async more(): Promise<boolean> {
    const wanted = Math.max(STEP, this.length);
    const expected = this.length + wanted;
    let added = 0;
    while (added < wanted && !this.final) {
      const { done, value } = await this.chunks.next();
      if (done === true) this.final = true;
      else {
        this.reserve(Math.max(this.length + value.length, expected));
        // The same as `set`, which takes longer where the memory is shared with another thread.
        if (value.length > 0) this.bytes.fill(value, this.end, this.end + value.length);
        this.end += value.length;
        added += value.length;
      }
    }
    return added > 0;
  }

  /** Moves what is there to the beginning of `bytes`, and makes room for `length` bytes of data and as many behind them. */
  private reserve(length: number): void {
    // Decoded fields go behind the data, and are never longer than the record that they come from.
    const needed = 2 * length;
    if (this.start === 0 && needed <= this.bytes.length) return;
    const bytes = needed <= this.bytes.length ? this.bytes : Buffer.allocUnsafe(needed + STEP);
    this.bytes.copy(bytes, 0, this.start, this.end);
    this.bytes = bytes;
    this.end -= this.start;
    this.start = 0;
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
