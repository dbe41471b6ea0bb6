import fc from 'fast-check';
import type { Plain } from '../../engine/values/json.js';
import type { Column } from '../../engine/values/types.js';
import { EVENT_TIMES, type Events } from '../synthesis/events.js';
import { type ValueOptions, valuesOf } from './values.js';

/** Plain values by the names of columns; what is not there is null. */
export type EventRow = Readonly<Record<string, Plain>>;

/** An event with the table that it is of. */
export interface TableRow {
  readonly table: string;
  readonly row: EventRow;
}

export interface RowOptions extends ValueOptions {
  /** values that a column has in some rows, beside those of its kind */
  readonly values?: Readonly<Record<string, readonly Plain[]>>;
}

/** Rows in which each column is filled or not; the smallest is one of a time alone. */
export function rowsOfColumns(
  columns: readonly Column[],
  { values = {}, ...options }: RowOptions,
): fc.Arbitrary<EventRow> {
  const [time, ...sameTimes] = columns.filter(({ name }) => EVENT_TIMES.includes(name));
  const cells = columns.flatMap((column): [string, fc.Arbitrary<Plain>][] => {
    if (sameTimes.includes(column)) return [];
    const own = values[column.name] ?? [];
    const given = own.length === 0 ? [] : [{ weight: 6, arbitrary: fc.constantFrom(...own) }];
    const usual = { weight: 6, arbitrary: valuesOf(column, options) };
    return [[column.name, fc.oneof(usual, ...given, { weight: 1, arbitrary: fc.constant(null) })]];
  });
  return fc.record(Object.fromEntries(cells), {
    requiredKeys: time === undefined ? [] : [time.name],
    noNullPrototype: true,
  });
}

/** Rows as tests hold them: by their tables, each in its order. */
export function byTable(rows: readonly TableRow[]): Events {
  const tables: Record<string, EventRow[]> = {};
  for (const { table, row } of rows) tables[table] = [...(tables[table] ?? []), row];
  return tables;
}
