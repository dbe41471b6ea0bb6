// Events around what a rule asks for: such as fire it, with values changed, and others with values at the borders of its conditions.

import fc from 'fast-check';
import { analyze, type Plan, plannedScans, QueryError, type Schema } from '../../engine/engine.js';
import { columnsRead, isExpr, tablesRead } from '../../engine/query-parts.js';
import { convert } from '../../engine/values/convert.js';
import { parseDatetime, TICKS_PER_DAY } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { plainOf } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';
import { knownSchema, type Rule } from '../../rules/index.js';
import { timeRangeOf } from '../../rules/time-range.js';
import { EVENT_TIMES, type Events, type Surroundings } from '../synthesis/events.js';
import { synthesize } from '../synthesis/synthesize.js';
import { MOST_EVENTS, SOME_NOW } from './event.js';
import { type Pattern, patternsOf } from './fired-patterns.js';
import { bordersOf } from './literals.js';
import { byTable, rowsOfColumns, type TableRow } from './rows.js';
import type { Window } from './times.js';
import { type ValueOptions, valuesOf } from './values.js';

export interface RuleEventOptions extends Partial<Surroundings> {
  /** the clock of the rule, an ISO time; default `SOME_NOW` */
  readonly now?: string;
  /** events of a set at most; default `MOST_EVENTS` */
  readonly most?: number;
  /** whether some texts are such as programs get wrong; default true */
  readonly hostile?: boolean;
}

/**
 * Sets of events for a rule, by table: times lie around its window, values around the literals of its conditions. Without events that fire it, where
 * none were found, all are of the second kind.
 * @throws QueryError with the errors of the rule's query
 */
export function arbitraryEventsFor(rule: Rule, options: RuleEventOptions = {}): fc.Arbitrary<Events> {
  return arbitraryEventsOf(rule.query, { ...options, period: rule.schedule?.period ?? null });
}

/** @param period how far back the service lets the query look, in ticks; null where it does not say */
export function arbitraryEventsOf(
  query: string,
  {
    now = SOME_NOW,
    most = MOST_EVENTS,
    hostile = true,
    period = null,
    ...rest
  }: RuleEventOptions & { readonly period?: bigint | null },
): fc.Arbitrary<Events> {
  const surroundings = { ...rest, schema: rest.schema ?? knownSchema(rest) };
  const { plan, diagnostics } = analyze(query, surroundings.schema);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null || errors.length > 0) throw new QueryError(errors, query);
  const { fired } = synthesize(query, { ...surroundings, now });
  const subject = { plan, schema: surroundings.schema, now: parseDatetime(now) ?? 0n, period, hostile };
  const patterns = fired === null ? [] : patternsOf(fired, subject.now);
  const rows = [...rowsBeside(patterns, subject), ...otherRows(subject)];
  return rows.length === 0 ? fc.constant({}) : fc.array(fc.oneof(...rows), { maxLength: most }).map(byTable);
}

interface Subject {
  readonly plan: Plan;
  readonly schema: Schema;
  /** ticks */
  readonly now: bigint;
  readonly period: bigint | null;
  readonly hostile: boolean;
}

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<TableRow> };

/** Values of one row that are changed at most. */
const MOST_CHANGES = 3;

/** Rows that fire the rule, each with some values changed. */
function rowsBeside(patterns: readonly Pattern[], subject: Subject): Weighted[] {
  return patterns.map(({ table, row, columns, others }) => {
    const options = valueOptions(table, subject);
    if (columns.length === 0) return { weight: 4, arbitrary: fc.constant({ table, row }) };
    const change = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...others) },
      ...columns.map((column) => ({
        weight: 1,
        arbitrary: valuesOf(column, options).map((value): readonly [string, Plain] => [column.name, value]),
      })),
    );
    const changes = fc.array(change, { maxLength: MOST_CHANGES });
    return { weight: 4, arbitrary: changes.map((made) => ({ table, row: { ...row, ...Object.fromEntries(made) } })) };
  });
}

/** Rows of the tables that the rule reads, in the columns that it reads. */
function otherRows(subject: Subject): Weighted[] {
  const borders = bordersOf(subject.plan);
  const read = columnsIn(subject.plan);
  return tablesRead(subject.plan).flatMap((table): Weighted[] => {
    const columns = (subject.schema.table(table) ?? []).filter(
      ({ name }) => read.has(name) || EVENT_TIMES.includes(name),
    );
    if (columns.length === 0) return [];
    const values = Object.fromEntries(columns.map((column) => [column.name, fitting(borders, column)]));
    const rows = rowsOfColumns(columns, { ...valueOptions(table, subject), values });
    return [{ weight: 1, arbitrary: rows.map((row) => ({ table, row })) }];
  });
}

function fitting(borders: ReturnType<typeof bordersOf>, column: Column): Plain[] {
  return (borders.get(column.name) ?? []).flatMap(({ type, value }) => {
    const own = convert(value, type, column.type);
    return own === null ? [] : [plainOf(column.type)(own)];
  });
}

/** The names of all columns that a plan's expressions read. */
function columnsIn(plan: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    if (isExpr(part)) for (const name of columnsRead(part)) names.add(name);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(plan);
  return names;
}

function valueOptions(table: string, subject: Subject): ValueOptions {
  return { window: windowOf(table, subject), hostile: subject.hostile };
}

/** The time that any part of the plan looks at. */
function windowOf(table: string, { plan, now, period }: Subject): Window {
  const ranges = plannedScans(plan, now).flatMap((scan) => (scan.table === table ? [timeRangeOf(scan.filters)] : []));
  const earliest = now - (period ?? TICKS_PER_DAY);
  const from = ranges.reduce((least, { from: own }) => (own !== null && own < least ? own : least), earliest);
  return { from, to: ranges.reduce((most, { to }) => (to !== null && to > most ? to : most), now) };
}
