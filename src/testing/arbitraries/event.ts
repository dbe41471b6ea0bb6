// Events of tables of which nothing is known but their columns.

import fc from 'fast-check';
import { parseDatetime, TICKS_PER_DAY } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import type { Column } from '../../engine/values/types.js';
import { knownSchema, parseDuration } from '../../rules/index.js';
import type { Events } from '../synthesis/events.js';
import { byTable, type EventRow, rowsOfColumns } from './rows.js';
import type { Window } from './times.js';

export interface EventOptions {
  /** the clock of a rule, an ISO time; default `SOME_NOW` */
  readonly now?: string;
  /** how far the rule looks back: `14d`, `PT1H`; default a day. Times are within it, and at and beyond its ends. */
  readonly lookback?: string;
  /** the columns that may be filled; default all of the table */
  readonly columns?: readonly string[];
  /** values that a column has in some events, beside those of its kind */
  readonly values?: Readonly<Record<string, readonly Plain[]>>;
  /** whether some texts are such as programs get wrong: combining marks, right to left, surrogates, NUL, very long; default true */
  readonly hostile?: boolean;
  /** the columns of a table; default those that Defender's and Sentinel's tables are known to have */
  readonly schema?: { readonly table: (name: string) => readonly Column[] | undefined };
}

/** The clock of rules where nothing says what it is. */
export const SOME_NOW = '2026-03-14T12:00:00Z';

/**
 * An event of a table with realistic values in some of its columns; it shrinks to a time alone.
 * @throws TypeError where the table, a column or a time is not known
 */
export function arbitraryEvent(table: string, options: EventOptions = {}): fc.Arbitrary<EventRow> {
  const { values = {}, hostile = true } = options;
  return rowsOfColumns(columnsOf(table, options), { window: windowOf(options), hostile, values });
}

/** Events of a set at most, where nothing else is said. */
export const MOST_EVENTS = 8;

/**
 * Sets of events of one or several tables, by table; at most `most` in all.
 * @throws TypeError where a table, a column or a time is not known
 */
export function arbitraryEvents(
  tables: string | readonly string[],
  { most = MOST_EVENTS, ...options }: EventOptions & { readonly most?: number } = {},
): fc.Arbitrary<Events> {
  const events = [tables].flat().map((table) => arbitraryEvent(table, options).map((row) => ({ table, row })));
  return events.length === 0 ? fc.constant({}) : fc.array(fc.oneof(...events), { maxLength: most }).map(byTable);
}

function columnsOf(table: string, { schema = knownSchema(), columns }: EventOptions): readonly Column[] {
  const all = schema.table(table);
  if (all === undefined) throw new TypeError(`no table '${table}' is known; give its columns by 'schema'`);
  if (columns === undefined) return all;
  return columns.map((name) => {
    const column = all.find((known) => known.name === name);
    if (column === undefined) throw new TypeError(`${table} has no column '${name}'`);
    return column;
  });
}

function windowOf({ now = SOME_NOW, lookback }: EventOptions): Window {
  const to = parseDatetime(now);
  if (to === null) throw new TypeError(`'now' takes an ISO time such as ${SOME_NOW}; found '${now}'`);
  const length = lookback === undefined ? TICKS_PER_DAY : parseDuration(lookback);
  if (length === null) throw new TypeError(`'lookback' takes a duration such as 14d or PT1H; found '${lookback}'`);
  return { from: to - length, to };
}
