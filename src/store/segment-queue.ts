// Segments on their way into the file: their columns are encoded here or by other threads, and they are written in the
// order in which they came, whatever is encoded first.

import type { BufferedColumn } from './column-buffer.js';
import { type EncodedColumn, encodeColumn } from './encoded-column.js';

/** Encodes columns in other threads. */
export interface ColumnEncoder {
  /** Whether the threads are there, so that a small segment is worth the way to them. */
  readonly isRunning: boolean;
  /** Columns that no thread has taken yet. */
  readonly waiting: number;
  /** What `encodeColumn` gives; the arrays of the column are of no use afterwards. */
  encode(column: BufferedColumn): Promise<EncodedColumn>;
  /** Encodes one of the columns that wait, in this thread; false where there is none. */
  help(): boolean;
}

export interface QueuedSegment {
  readonly tableId: number;
  /** rows of the source in the table before the segment */
  readonly firstRow: number;
  readonly rows: number;
}

type Columns<Column> = ReadonlyMap<number, Column>;

interface Waiting {
  readonly segment: QueuedSegment;
  /** By the id of the column; undefined while it is being encoded. */
  readonly columns: Map<number, EncodedColumn | undefined>;
  missing: number;
}

/** The share of a segment that may wait for other threads when the next comes. */
const MOST_WAITING = 1 / 2;

export class SegmentQueue {
  private waiting: Waiting[] = [];
  private failure: { readonly error: unknown } | undefined;
  private wake: () => void = () => {};

  constructor(
    private readonly encoder: ColumnEncoder | undefined,
    private readonly write: (segment: QueuedSegment, columns: Columns<EncodedColumn>) => void,
  ) {}

  /** Whether all segments are written. */
  get isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  /** @param isLast whether it is what a table has left at the end of its source, and may be small */
  add(segment: QueuedSegment, columns: Columns<BufferedColumn>, isLast: boolean): void {
    this.check();
    const entry: Waiting = { segment, columns: new Map(), missing: columns.size };
    for (const id of columns.keys()) entry.columns.set(id, undefined);
    const encoder = this.encoderFor(isLast, columns.size);
    this.waiting.push(entry);
    for (const [column, ids] of idsByColumn(columns)) {
      if (encoder === undefined) setColumn(entry, ids, encodeColumn(column));
      else
        encoder
          .encode(column)
          .then((encoded) => this.encoded(entry, ids, encoded))
          .catch((error) => this.fail(error));
    }
    this.writeWhole();
  }

  /** Undefined where this thread has to do the work, of which so many columns come. */
  private encoderFor(isLast: boolean, columns: number): ColumnEncoder | undefined {
    const { encoder } = this;
    if (encoder === undefined || (isLast && !encoder.isRunning)) return undefined;
    // Where the threads are behind this one helps them, so that memory has a limit.
    while (encoder.waiting > columns * MOST_WAITING) encoder.help();
    return encoder;
  }

  private encoded(entry: Waiting, ids: readonly number[], column: EncodedColumn): void {
    setColumn(entry, ids, column);
    if (this.failure === undefined) this.writeWhole();
    this.wake();
  }

  private writeWhole(): void {
    for (let [first] = this.waiting; first?.missing === 0; [first] = this.waiting) {
      this.waiting.shift();
      // None is undefined where none is missing.
      this.write(first.segment, first.columns as Map<number, EncodedColumn>);
    }
  }

  private fail(error: unknown): void {
    this.failure ??= { error };
    this.wake();
  }

  /** @throws what went wrong with a segment since the last call of the caller */
  check(): void {
    if (this.failure !== undefined) throw this.failure.error;
  }

  /** Waits until all segments are written, and takes a part in the work meanwhile. */
  async drain(): Promise<void> {
    this.check();
    while (!this.isEmpty) {
      const woken = new Promise<void>((resolve) => {
        this.wake = resolve;
      });
      const turn = new Promise<void>((resolve) => setImmediate(resolve));
      await (this.encoder?.help() === true ? turn : woken);
      this.check();
    }
  }

  /** Forgets the segments that are not written. */
  clear(): void {
    this.waiting = [];
  }
}

/** Columns of two names that are one are encoded once. */
function idsByColumn(columns: Columns<BufferedColumn>): Map<BufferedColumn, number[]> {
  const ids = new Map<BufferedColumn, number[]>();
  for (const [id, column] of columns) {
    const known = ids.get(column);
    if (known === undefined) ids.set(column, [id]);
    else known.push(id);
  }
  return ids;
}

function setColumn(entry: Waiting, ids: readonly number[], column: EncodedColumn): void {
  for (const id of ids) entry.columns.set(id, column);
  entry.missing -= ids.length;
}
