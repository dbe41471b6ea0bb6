// Rows that were put aside in sorted runs, merged to all rows in order.

import type { Batch } from '../values/batch.js';
import type { Column, Value } from '../values/types.js';
import { type Reader, readerOf } from '../values/vector.js';
import type { RunContext } from './context.js';
import { pickedRows } from './picked-rows.js';
import { LEAST_ROWS, pieces } from './pieces.js';
import type { SpilledBatches } from './spill.js';

/** A column that rows are sorted by: negative where the first value comes first. */
export interface RunOrder {
  readonly column: string;
  readonly compare: (x: Value, y: Value) => number;
}

/** Runs that are merged at once. */
const FAN_IN = 16;
/** Bytes, about, of a batch of a run, at least. */
const LEAST_CHUNK = 1 << 16;

export class SortedRuns {
  private runs: SpilledBatches[] = [];
  private chunkRows: number;

  /** @param columns of the rows, those of `order` among them */
  constructor(
    private readonly columns: readonly Column[],
    private readonly order: readonly RunOrder[],
    private readonly context: RunContext,
  ) {
    this.chunkRows = context.options.batchRows;
  }

  /** Puts sorted rows aside. Of rows that are equal those of the run that was added first come first. */
  add(rows: Iterable<Batch>): void {
    this.runs.push(this.written(rows));
  }

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  /** All rows in order. */
  *merged(): Iterable<Batch> {
    while (this.runs.length > FAN_IN) this.mergeSome();
    yield* this.merge(this.runs);
  }

  /** Makes one run of so many that stand one behind the other, throughout. */
  private mergeSome(): void {
    const { runs } = this;
    this.runs = [];
    for (let from = 0; from < runs.length; from += FAN_IN) {
      const some = runs.slice(from, from + FAN_IN);
      this.runs.push(this.written(this.merge(some)));
      for (const run of some) run.drop();
    }
  }

  private written(batches: Iterable<Batch>): SpilledBatches {
    const run = this.context.openSpill();
    const most = Math.max(this.context.spillAt / (2 * FAN_IN), LEAST_CHUNK);
    for (const batch of batches) {
      this.context.check();
      for (const piece of pieces(batch, most)) {
        if (piece !== batch) this.chunkRows = Math.min(this.chunkRows, Math.max(piece.length, LEAST_ROWS));
        run.append(piece);
      }
    }
    return run;
  }

  private *merge(runs: readonly SpilledBatches[]): Iterable<Batch> {
    const cursors = runs.flatMap((run, number) => {
      const cursor = new Cursor(run.read()[Symbol.iterator](), number, this.order);
      return cursor.advance() ? [cursor] : [];
    });
    const before = (a: Cursor, b: Cursor) => a.isBefore(b, this.order);
    for (let i = (cursors.length >> 1) - 1; i >= 0; i--) sink(cursors, i, before);
    let picks = new Picks(this.chunkRows);
    for (let [first] = cursors; first !== undefined; [first] = cursors) {
      picks.add(first.batch as Batch, first.row); // a cursor in the heap stands on a row
      if (picks.isFull) {
        yield picks.rows(this.columns);
        picks = new Picks(this.chunkRows);
      }
      if (!first.advance()) {
        const last = cursors.pop() as Cursor; // `first` is in the heap
        if (cursors.length === 0) break;
        if (last !== first) cursors[0] = last;
      }
      sink(cursors, 0, before);
    }
    if (picks.count > 0) yield picks.rows(this.columns);
  }

  /** Gives the room back. */
  drop(): void {
    for (const run of this.runs) run.drop();
    this.runs = [];
  }
}

/** Stands on one row of a run. */
class Cursor {
  batch: Batch | null = null;
  row = 0;
  private readers: Reader[] = [];
  private readonly keys: Value[] = [];

  constructor(
    private readonly batches: Iterator<Batch>,
    private readonly run: number,
    private readonly order: readonly RunOrder[],
  ) {}

  /** Goes to the next row; false where there is none. */
  advance(): boolean {
    this.row++;
    while (this.batch === null || this.row >= this.batch.length) {
      const next = this.batches.next();
      if (next.done === true) return false;
      this.open(next.value);
    }
    for (const [i, read] of this.readers.entries()) this.keys[i] = read(this.row);
    return true;
  }

  private open(batch: Batch): void {
    this.batch = batch;
    this.row = 0;
    this.readers = this.order.map(({ column }) => readerOf(batch.column(column)));
  }

  isBefore(other: Cursor, order: readonly RunOrder[]): boolean {
    for (const [i, { compare }] of order.entries()) {
      const difference = compare(this.keys[i] as Value, other.keys[i] as Value);
      if (difference !== 0) return difference < 0;
    }
    return this.run < other.run;
  }
}

/** Moves the cursor at a place of the heap down to where it belongs. */
function sink(heap: Cursor[], place: number, before: (a: Cursor, b: Cursor) => boolean): void {
  const cursor = heap[place] as Cursor;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1] as Cursor, heap[child] as Cursor)) child++;
    if (!before(heap[child] as Cursor, cursor)) break;
    heap[place] = heap[child] as Cursor;
    place = child;
  }
  heap[place] = cursor;
}

/** Rows that were picked one by one from batches. */
class Picks {
  count = 0;
  private readonly batches: Batch[] = [];
  private readonly numbers = new Map<Batch, number>();
  private readonly batchOf: Uint32Array;
  private readonly rowOf: Uint32Array;

  constructor(size: number) {
    this.batchOf = new Uint32Array(size);
    this.rowOf = new Uint32Array(size);
  }

  get isFull(): boolean {
    return this.count === this.rowOf.length;
  }

  add(batch: Batch, row: number): void {
    let number = this.numbers.get(batch);
    if (number === undefined) {
      number = this.batches.push(batch) - 1;
      this.numbers.set(batch, number);
    }
    this.batchOf[this.count] = number;
    this.rowOf[this.count++] = row;
  }

  rows(columns: readonly Column[]): Batch {
    return pickedRows(columns, this.batches, this.batchOf.subarray(0, this.count), this.rowOf.subarray(0, this.count));
  }
}
