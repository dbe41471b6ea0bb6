// The runs of one rule over a span of time: what each finds, and which events it sees.

import type { TableSource } from '../../engine/engine.js';
import type { PreparedQuery, Reading } from '../../engine/prepare.js';
import { readerOf, type Vector } from '../../engine/values/vector.js';
import { EVENT, EventIndex, type Selection } from './event-index.js';
import { FoundRows } from './found-rows.js';
import type { RunTimes } from './schedule.js';
import { TimedTable } from './timed-table.js';

/** Where a rule's events come from. */
export interface Events {
  /** the table with times, or as it is where it has none */
  table(name: string): TimedTable | TableSource | undefined;
}

/** The events of a place where the rule reads a table. */
export interface SeenEvents {
  readonly index: EventIndex;
  /** numbers of events that come through the steps of the rule that look at one event at a time */
  readonly numbers: ReadonlySet<number>;
}

export class RuleRuns {
  private readonly indexes = new Map<string, EventIndex | null>();
  private last: { readonly key: string; readonly rows: FoundRows } | null = null;
  /** how many times the query was run; other runs were known to find nothing, or the same as the last */
  evaluated = 0;

  constructor(
    private readonly query: PreparedQuery,
    private readonly events: Events,
    private readonly times: RunTimes,
  ) {}

  /** The rows that the run which is due at `due` finds. */
  rows(due: bigint): FoundRows {
    const selections = this.selections(due);
    const hasNoRows = (reading: Reading) => selections.get(reading.name)?.rows === 0;
    if (this.query.surelyEmpty(hasNoRows)) return NOTHING;
    const key = [...selections.values()].map(keyOf).join(';');
    if (this.last?.key === key) return this.last.rows;
    const run = this.query.run(due, (reading) => this.source(reading, due));
    const rows = new FoundRows(run.columns, run.batches);
    this.evaluated++;
    this.last = run.askedClock() ? null : { key, rows };
    return rows;
  }

  /** The events that a run sees and that the rule is about. */
  seen(due: bigint): SeenEvents[] {
    return this.through(due, (selection) => selection.rows > 0, false);
  }

  /** The events that a run would see and that have arrived too late for it. */
  late(due: bigint): SeenEvents[] {
    return this.through(due, (selection) => selection.late > 0, true);
  }

  /** The events behind the rows that a run finds; where they cannot be followed to these, those that it sees and the rule is about. */
  behindRows(due: bigint): SeenEvents[] {
    return this.query.readings.flatMap((reading) => {
      const index = this.index(reading);
      if (index === null) return [];
      const batches = this.query.behindRows(reading, EVENT, due, (other) => this.source(other, due));
      if (batches === null) return this.through(due, (selection) => selection.rows > 0, false, reading);
      const numbers = new Set<number>();
      for (const batch of batches) for (const number of numbersIn(batch.column(EVENT.name))) numbers.add(number);
      return numbers.size === 0 ? [] : [{ index, numbers }];
    });
  }

  private through(
    due: bigint,
    wanted: (selection: Selection) => boolean,
    late: boolean,
    only: Reading | null = null,
  ): SeenEvents[] {
    const readings = only === null ? this.query.readings : [only];
    return readings.flatMap((reading) => {
      const index = this.index(reading);
      const selection = index?.select(due);
      if (index == null || selection === undefined || !wanted(selection)) return [];
      const numbers = new Set<number>();
      const tables = (other: Reading) => (other === reading ? index.source(selection, late) : this.source(other, due));
      for (const batch of this.query.through(reading, EVENT, due, tables)) {
        const vector = batch.column(EVENT.name);
        for (const number of numbersIn(vector)) numbers.add(number);
      }
      return numbers.size === 0 ? [] : [{ index, numbers }];
    });
  }

  private selections(due: bigint): Map<string, Selection> {
    const selections = new Map<string, Selection>();
    for (const reading of this.query.readings) {
      const selection = this.index(reading)?.select(due);
      if (selection !== undefined) selections.set(reading.name, selection);
    }
    return selections;
  }

  private source(reading: Reading, due: bigint): TableSource {
    const index = this.index(reading);
    return index === null ? this.timeless(reading) : index.source(index.select(due));
  }

  /** A table without times, as it always is. */
  private timeless(reading: Reading): TableSource {
    const table = this.tableOf(reading);
    const { query } = this;
    return {
      name: table.name,
      columns: reading.steps.columns,
      scan: () => query.rows(reading, table),
      rowCount: () => table.rowCount(),
      newest: (column) => table.newest(column),
      oldest: (column) => table.oldest(column),
    };
  }

  /** Null where the table has no times. */
  private index(reading: Reading): EventIndex | null {
    let index = this.indexes.get(reading.name);
    if (index === undefined) {
      const table = this.tableOf(reading);
      index =
        table instanceof TimedTable
          ? new EventIndex(table, reading.steps.columns, reading.made, this.query.rows(reading, table), this.times)
          : null;
      this.indexes.set(reading.name, index);
    }
    return index;
  }

  private tableOf({ table }: Reading): TableSource {
    const found = this.events.table(table);
    if (found === undefined) throw new TypeError(`the rule reads '${table}', which is not there`);
    return found;
  }
}

const NOTHING = new FoundRows([], []);

/** Runs that see the same events have the same key. */
function keyOf({ ranges, rows }: Selection): string {
  return `${rows}:${ranges.map(([start, end]) => `${start}-${end}`).join()}`;
}

/** Numbers of events, one a row or a list a row. */
function* numbersIn(vector: Vector): Generator<number> {
  const read = readerOf(vector);
  for (let row = 0; row < vector.length; row++) {
    const value = read(row);
    if (value === null) continue;
    if (Array.isArray(value)) for (const number of value) yield Number(number);
    else yield Number(value);
  }
}
