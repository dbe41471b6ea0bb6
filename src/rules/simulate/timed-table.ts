// A table with, for each event, when it was and when it arrived.

import type { ScanRequest, TableSource } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import { toText } from '../../engine/values/text.js';
import type { Column } from '../../engine/values/types.js';
import { readerOf, type Vector, vectorOf } from '../../engine/values/vector.js';
import type { DelayModel } from './delay-model.js';
import type { Window } from './schedule.js';

/** A column of the table as it stands there, whatever a query makes of it: given beyond those that queries see. */
const stored = ({ name, type }: Column): Column => ({ name: `$${name}`, type });

/** What `ingestion_time()` reads. */
const RECEIVED: Column = { name: '_TimeReceived', type: 'datetime' };

/** Columns that say when the service had taken an event in, the surest first. */
const ARRIVAL_COLUMNS = [RECEIVED.name, '$IngestionTime', 'IngestionTime', 'TimeIngested'];

const EVENT_COLUMNS = ['TimeGenerated', 'Timestamp'];

/** Columns that, with its time, tell an event from others. */
const IDENTITY_COLUMNS: readonly string[] = ['ReportId', 'DeviceId', 'DeviceName', '_ItemId', 'Id'];

export class TimedTable implements TableSource {
  readonly name: string;
  readonly columns: readonly Column[];
  /** whether the times of arrival are known or modelled; otherwise events arrive as they happen */
  readonly knowsArrival: boolean;
  /** columns that batches have beyond those that queries see */
  readonly hidden: readonly Column[];
  private readonly arrivalColumn: string | null;

  constructor(
    private readonly table: TableSource,
    /** the column with the time of the event */
    readonly timeColumn: string,
    /** events of other times are left out, as far as the table can tell them at once */
    private readonly span: Window,
    private readonly model: DelayModel | null,
  ) {
    this.name = table.name;
    const times = new Set(table.columns.filter((c) => c.type === 'datetime').map((c) => c.name));
    this.arrivalColumn = ARRIVAL_COLUMNS.find((name) => times.has(name)) ?? null;
    this.knowsArrival = this.arrivalColumn !== null || model !== null;
    const named = table.columns.some((c) => c.name === RECEIVED.name);
    this.columns = this.knowsArrival && !named ? [...table.columns, RECEIVED] : table.columns;
    const kept = new Set([timeColumn, this.arrivalColumn ?? timeColumn, ...IDENTITY_COLUMNS]);
    this.hidden = table.columns.filter(({ name }) => kept.has(name)).map(stored);
  }

  /** The table with times; null where it has no column that says when an event was, so that all its rows are there at any time. */
  static of(table: TableSource, span: Window, model: DelayModel | null): TimedTable | null {
    const isTime = (name: string) => table.columns.some((c) => c.name === name && c.type === 'datetime');
    const timeColumn = EVENT_COLUMNS.find(isTime);
    return timeColumn === undefined ? null : new TimedTable(table, timeColumn, span, model);
  }

  *scan({ columns, filters }: ScanRequest): Generator<Batch> {
    const { from, to } = this.span;
    const inSpan = { kind: 'range', column: this.timeColumn, from, to } as const;
    const hidden = this.hidden.map(({ name }) => name.slice(1));
    const own = new Set(this.table.columns.map(({ name }) => name));
    const wanted = [...new Set([...hidden, ...columns])].filter((name) => own.has(name));
    for (const read of this.table.scan({ columns: wanted, filters: [...filters, inSpan] })) {
      const batch = read.with(hidden.map((name) => [`$${name}`, () => read.column(name)]));
      yield own.has(RECEIVED.name) ? batch : batch.with([[RECEIVED.name, () => this.arrivals(batch)]]);
    }
  }

  /** When the events of a batch of the table were; null where they do not say it. */
  times(batch: Batch): Vector {
    return batch.column(`$${this.timeColumn}`);
  }

  /** When they arrived. */
  arrivals(batch: Batch): Vector {
    const times = this.times(batch);
    if (this.arrivalColumn !== null) return firstOf(batch.column(`$${this.arrivalColumn}`), times);
    const { model } = this;
    if (model === null) return times;
    const readTime = readerOf(times);
    const identity = this.identityReader(batch);
    return vectorOf(
      'datetime',
      Array.from({ length: batch.length }, (_, row) => {
        const time = readTime(row);
        return typeof time === 'bigint'
          ? time + model.delayOf(`${time} ${this.name} ${identity(row).join(' ')}`)
          : null;
      }),
    );
  }

  /** The values, as text, of the columns that tell an event from others of its time. */
  identity(batch: Batch, row: number): Record<string, string> {
    const values = this.identityReader(batch)(row);
    const named = this.identityColumns().map((name, i) => [name, values[i] ?? ''] as const);
    return Object.fromEntries(named.filter(([, value]) => value !== ''));
  }

  rowCount(): number {
    return this.table.rowCount();
  }

  newest(column: string): bigint | null {
    return this.table.newest(this.named(column));
  }

  oldest(column: string): bigint | null {
    return this.table.oldest(this.named(column));
  }

  private named(column: string): string {
    return this.table.columns.some((c) => c.name === column) ? column : this.timeColumn;
  }

  private identityColumns(): string[] {
    const own = new Set(this.hidden.map(({ name }) => name));
    return IDENTITY_COLUMNS.filter((name) => own.has(`$${name}`));
  }

  private identityReader(batch: Batch): (row: number) => string[] {
    const texts = this.identityColumns().map((name) => {
      const vector = batch.column(`$${name}`);
      const read = readerOf(vector);
      return (row: number) => toText(read(row), vector.type);
    });
    return (row) => texts.map((text) => text(row));
  }
}

/** The values of the first vector, and where it has none those of the second. */
function firstOf(first: Vector, second: Vector): Vector {
  const [a, b] = [readerOf(first), readerOf(second)];
  return vectorOf(
    'datetime',
    Array.from({ length: first.length }, (_, row) => a(row) ?? b(row)),
  );
}
