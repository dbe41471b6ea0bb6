// The events that a rule reads at one place, by time: what each run sees of them is found without looking at the others.

import type { ScanRequest, TableSource } from '../../engine/engine.js';
import { Batch, concatBatches } from '../../engine/values/batch.js';
import type { Column } from '../../engine/values/types.js';
import { flatten, gather, readerOf, type Vector, valueAt, vectorOf } from '../../engine/values/vector.js';
import { type RunTimes, windowOf } from './schedule.js';
import type { TimedTable } from './timed-table.js';

/** The number of an event in its index. */
export const EVENT: Column = { name: '$event', type: 'long' };

/** Rows of one batch, with their times in the order of these. */
interface Part {
  readonly batch: Batch;
  readonly arrivals: Vector;
  /** number of the first row */
  readonly first: number;
  /** rows in the order of their times; rows without a time are left out */
  readonly rows: Uint32Array;
  /** the time that counts for windows, in order */
  readonly times: BigInt64Array;
  /** the other of event time and arrival, for the same rows; null where the two are one */
  readonly others: BigInt64Array | null;
  /** whether the rows, in the order of their times, are in their own order too */
  readonly inOrder: boolean;
}

/** Which rows a run sees: for each part a range of its rows in the order of their times. */
export interface Selection {
  readonly due: bigint;
  readonly ranges: readonly (readonly [number, number])[];
  readonly rows: number;
  /** as many of them as have arrived too late to be seen */
  readonly late: number;
}

export class EventIndex {
  private readonly parts: Part[] = [];
  readonly columns: readonly Column[];

  /**
   * @param batches the rows of a place where a rule reads the table
   * @param made names of columns that were made on the way, so that they are not those of the table
   */
  constructor(
    readonly table: TimedTable,
    columns: readonly Column[],
    private readonly made: ReadonlySet<string>,
    batches: Iterable<Batch>,
    private readonly times: RunTimes,
  ) {
    this.columns = columns;
    let first = 0;
    for (const batch of merged(batches, [...columns, ...table.hidden])) {
      this.parts.push(this.partOf(batch, first));
      first += batch.length;
    }
  }

  /** What a run that is due at `due` sees. */
  select(due: bigint): Selection {
    const { from, to } = windowOf(this.times, due);
    const ranges = this.parts.map(({ times }) => [lowerBound(times, from), lowerBound(times, to)] as const);
    let [rows, late] = [0, 0];
    for (const [i, [start, end]] of ranges.entries()) {
      const unseen = this.unseen(this.parts[i] as Part, start, end, due);
      rows += end - start - unseen;
      late += unseen;
    }
    return { due, ranges, rows, late };
  }

  /** The rows of a selection as a table; `late` gives those that have arrived too late in place of those that are seen. */
  source(selection: Selection, late = false): TableSource {
    const { table, columns } = this;
    return {
      name: table.name,
      columns,
      scan: (request) => this.scan(request, selection, late),
      rowCount: () => (late ? selection.late : selection.rows),
      newest: (column) => this.bound(column, selection, (a, b) => a > b),
      oldest: (column) => this.bound(column, selection, (a, b) => a < b),
    };
  }

  /** The row of an event in its batch, and when it was and arrived. */
  event(number: number): {
    readonly batch: Batch;
    readonly row: number;
    readonly time: bigint;
    readonly arrived: bigint;
  } {
    const { batch, arrivals, first } = this.parts.findLast((part) => part.first <= number) as Part;
    const row = number - first;
    const arrived = valueAt(arrivals, row) as bigint | null;
    const time = valueAt(this.table.times(batch), row) as bigint | null;
    // An event has one of them where windows count by it.
    return { batch, row, time: (time ?? arrived) as bigint, arrived: (arrived ?? time) as bigint };
  }

  private partOf(batch: Batch, first: number): Part {
    const { by, oldest } = this.times;
    const arrivals = this.table.arrivals(batch);
    const [time, arrived] = [readerOf(this.table.times(batch)), readerOf(arrivals)];
    const [key, other] = by === 'event' ? [time, arrived] : [arrived, time];
    const keys = new BigInt64Array(batch.length);
    const kept: number[] = [];
    for (let row = 0; row < batch.length; row++) {
      const value = key(row);
      if (typeof value !== 'bigint') continue;
      keys[row] = value;
      kept.push(row);
    }
    const inOrder = kept.every((row, i) => i === 0 || (keys[kept[i - 1] as number] as bigint) <= (keys[row] as bigint));
    if (!inOrder) kept.sort((a, b) => Number((keys[a] as bigint) - (keys[b] as bigint)) || a - b);
    const rows = Uint32Array.from(kept);
    const times = BigInt64Array.from(kept, (row) => keys[row] as bigint);
    const others = BigInt64Array.from(kept, (row) => (other(row) as bigint | null) ?? (keys[row] as bigint));
    const matters = this.table.knowsArrival && (by === 'event' || oldest !== null);
    return { batch: compact(batch), arrivals, first, rows, times, others: matters ? others : null, inOrder };
  }

  /** Whether the row at a place of a part is not there for a run: it has not arrived, or is too old. */
  private isUnseen({ others }: Part, place: number, due: bigint): boolean {
    if (others === null) return false;
    const { by, delay, oldest } = this.times;
    const other = others[place] as bigint;
    return by === 'event' ? other >= due + delay : oldest !== null && other < due - oldest;
  }

  private unseen(part: Part, start: number, end: number, due: bigint): number {
    if (part.others === null) return 0;
    let count = 0;
    for (let place = start; place < end; place++) if (this.isUnseen(part, place, due)) count++;
    return count;
  }

  private *scan({ columns, filters }: ScanRequest, selection: Selection, late: boolean): Generator<Batch> {
    const narrowed = this.times.by === 'event' && !this.made.has(this.table.timeColumn);
    for (const [i, part] of this.parts.entries()) {
      let [start, end] = selection.ranges[i] as readonly [number, number];
      for (const filter of filters) {
        if (!narrowed || filter.kind !== 'range' || filter.column !== this.table.timeColumn) continue;
        if (typeof filter.from === 'bigint') start = Math.max(start, lowerBound(part.times, filter.from));
        if (typeof filter.to === 'bigint') end = Math.min(end, lowerBound(part.times, filter.to + 1n));
      }
      if (start >= end) continue;
      let rows = part.rows.slice(start, end);
      if (part.others !== null) {
        rows = rows.filter((_, offset) => this.isUnseen(part, start + offset, selection.due) === late);
      } else if (late) continue;
      if (!part.inOrder) rows.sort();
      if (rows.length > 0) yield rowsOf(part, rows, columns);
    }
  }

  private bound(column: string, selection: Selection, isMore: (a: bigint, b: bigint) => boolean): bigint | null {
    let most: bigint | null = null;
    for (const batch of this.scan({ columns: [column], filters: [] }, selection, false)) {
      const read = readerOf(batch.column(column));
      for (let row = 0; row < batch.length; row++) {
        const value = read(row);
        if (typeof value === 'bigint' && (most === null || isMore(value, most))) most = value;
      }
    }
    return most;
  }
}

/** Batches of fewer rows are put together: each run looks into all of them. */
const FEWEST_ROWS = 4096;

function* merged(batches: Iterable<Batch>, columns: readonly Column[]): Generator<Batch> {
  let waiting: Batch[] = [];
  let rows = 0;
  for (const batch of batches) {
    waiting.push(batch);
    rows += batch.length;
    if (rows < FEWEST_ROWS) continue;
    yield concatBatches(columns, waiting);
    [waiting, rows] = [[], 0];
  }
  if (rows > 0) yield concatBatches(columns, waiting);
}

/** Some rows of a part, with the numbers of their events. */
function rowsOf({ batch, first }: Part, rows: Uint32Array, columns: readonly string[]): Batch {
  const numbers = () =>
    vectorOf(
      'long',
      Array.from(rows, (row) => BigInt(first + row)),
    );
  return new Batch(rows.length, [
    ...columns.filter((name) => batch.has(name)).map((name) => [name, () => taken(batch.column(name), rows)] as const),
    [EVENT.name, numbers],
  ]);
}

/** The values at some rows. Of a dictionary that has more values than they, only theirs are taken along. */
function taken(vector: Vector, rows: Uint32Array): Vector {
  const values = gather(vector, rows);
  return values.encoding === 'dictionary' && values.dictionary.length > rows.length ? flatten(values) : values;
}

/** The same rows, whose dictionaries hold no more values than there are rows. */
function compact(batch: Batch): Batch {
  return new Batch(
    batch.length,
    batch.names.map((name) => [
      name,
      () => {
        const vector = batch.column(name);
        return vector.encoding === 'dictionary' && vector.dictionary.length > batch.length ? flatten(vector) : vector;
      },
    ]),
  );
}

/** The first place at which a time is not before `time`. */
function lowerBound(times: BigInt64Array, time: bigint): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] as bigint) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
