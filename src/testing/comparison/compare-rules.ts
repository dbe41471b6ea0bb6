// What a change of a rule changes in what it finds, and which step of the other rule makes the difference.

import type { Database } from '../../database/database.js';
import type { Row } from '../../database/result.js';
import { QueryError, RunError } from '../../engine/engine.js';
import type { Plan } from '../../engine/query-parts.js';
import { columnAt, type ShownValue } from '../../engine/trace/condition.js';
import { routesOf } from '../../engine/trace/routes.js';
import { evidenceBehind } from '../../engine/trace/rows-behind.js';
import { type Rule, RuleError, type RunRuleOptions } from '../../rules/index.js';
import type { RawEvent } from '../lineage/event.js';
import { readersOf } from '../lineage/evidence.js';
import { type TracedRule, traceRule } from '../lineage/traced-rule.js';
import { follow } from '../why/follow.js';
import type { FollowedStep } from '../why/followed.js';
import { type ChangedRow, compareRows, type ResultRows } from './compare-rows.js';

/** An event behind a row that one rule finds, and what the other makes of it. */
export interface Difference {
  readonly event: RawEvent;
  /** the rule that does not make the row of it */
  readonly other: 'before' | 'after';
  /** the first step of the other rule that drops it; null where it comes through, into another row, or its table is not read */
  readonly droppedBy: FollowedStep | null;
}

export interface DifferentRow {
  readonly values: readonly ShownValue[];
  /** null where it was not looked for, or no event is behind the row */
  readonly difference: Difference | null;
}

export interface RuleComparison {
  readonly before: Rule;
  readonly after: Rule;
  /** why one of them could not be run; null where both were */
  readonly failure: { readonly rule: Rule; readonly error: Error } | null;
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  /** the columns by which rows are taken for the same */
  readonly key: readonly string[];
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
  readonly lost: readonly DifferentRow[];
  readonly gained: readonly DifferentRow[];
  readonly changed: readonly (DifferentRow & Pick<ChangedRow, 'changes'>)[];
}

export interface CompareOptions {
  /** how each of the rules is run */
  readonly optionsOf: (rule: Rule) => RunRuleOptions;
  /** rows of each kind for which it is told why; default 5 */
  readonly samples?: number;
}

export async function compareRules(
  database: Database,
  before: Rule,
  after: Rule,
  { optionsOf, samples = 5 }: CompareOptions,
): Promise<RuleComparison> {
  const traced: TracedRule[] = [];
  for (const rule of [before, after]) {
    try {
      traced.push(await traceRule(database, rule, optionsOf(rule)));
      resultOf(traced.at(-1) as TracedRule);
    } catch (error) {
      if (!(error instanceof QueryError || error instanceof RunError || error instanceof RuleError)) throw error;
      return { ...NOTHING, before, after, failure: { rule, error } };
    }
  }
  const [old, current] = traced as [TracedRule, TracedRule];
  const [rows, others] = [resultOf(old), resultOf(current)];
  const found = compareRows(rows, others, [
    groupKeys(current.trace.plan),
    groupKeys(old.trace.plan),
    textColumns(rows),
  ]);
  const explain = (from: TracedRule, row: number, other: TracedRule, number: number) =>
    number < samples ? differenceOf(from, row, other, other === current ? 'after' : 'before', null) : null;
  return {
    before,
    after,
    failure: null,
    rowsBefore: rows.rows.length,
    rowsAfter: others.rows.length,
    key: found.key,
    addedColumns: found.addedColumns,
    removedColumns: found.removedColumns,
    lost: found.lost.map((row, i) => ({ values: valuesOf(old, row), difference: explain(old, row, current, i) })),
    gained: found.gained.map((row, i) => ({
      values: valuesOf(current, row),
      difference: explain(current, row, old, i),
    })),
    changed: found.changed.map((change, i) => ({
      values: valuesOf(old, change.before).filter(({ name }) => found.key.includes(name)),
      changes: change.changes,
      difference: i < samples ? differenceOfChanged(old, current, change) : null,
    })),
  };
}

const NOTHING = {
  rowsBefore: 0,
  rowsAfter: 0,
  key: [],
  addedColumns: [],
  removedColumns: [],
  lost: [],
  gained: [],
  changed: [],
};

/** Whether a rule finds the same as before. */
export function isUnchanged({ failure, lost, gained, changed, addedColumns, removedColumns }: RuleComparison): boolean {
  return failure === null && [lost, gained, changed, addedColumns, removedColumns].every(({ length }) => length === 0);
}

function resultOf({ trace }: TracedRule): ResultRows {
  const { batch } = trace.rows(trace.plan);
  const { columns } = trace.plan;
  const rows = Array.from({ length: batch.length }, (_, row): Row => {
    return columns.map(({ name }) => columnAt(name, batch, row).value);
  });
  return { columns, rows };
}

function valuesOf({ trace }: TracedRule, row: number): ShownValue[] {
  const { batch } = trace.rows(trace.plan);
  return trace.plan.columns.map(({ name }) => columnAt(name, batch, row));
}

/** The columns by which the last `summarize` groups. */
function groupKeys(plan: Plan): string[] {
  const { keys } = plan as Plan & { readonly keys?: readonly { readonly name: string }[] };
  if (plan.op === 'summarize' && keys !== undefined) return keys.map(({ name }) => name);
  const [input] = plan.inputs;
  return input === undefined ? [] : groupKeys(input);
}

const textColumns = ({ columns }: ResultRows): string[] =>
  columns.filter(({ type }) => type === 'string' || type === 'guid').map(({ name }) => name);

function eventsBehind({ trace }: TracedRule, row: number): { readonly table: string; readonly row: number }[] {
  const { rows } = evidenceBehind(trace.rows(trace.plan), row);
  return [...rows].flatMap(([table, numbers]) => numbers.map((number) => ({ table, row: number })));
}

/** @param known events that are behind the row in the other result too, so that they are not the difference */
function differenceOf(
  from: TracedRule,
  row: number,
  other: TracedRule,
  name: Difference['other'],
  known: ReadonlySet<string> | null,
): Difference | null {
  const event = eventsBehind(from, row).find((found) => known === null || !known.has(nameOf(found)));
  if (event === undefined) return null;
  const read = readersOf(from).get(event.table)?.event(event.row);
  if (read === undefined) return null;
  const followed = routesOf(other.trace.plan)
    .filter(({ scan, within }) => scan.table === event.table && within === null)
    .map((route) => follow(event.row, route, other.trace));
  const arrives = followed.some((route) => route.arrives);
  const droppedBy = arrives ? undefined : followed[0]?.steps.find(({ refusal }) => refusal !== null);
  return { event: read, other: name, droppedBy: droppedBy ?? null };
}

const nameOf = ({ table, row }: { readonly table: string; readonly row: number }) => `${table} ${row}`;

/** An event that is behind a changed row on one side only. */
function differenceOfChanged(old: TracedRule, current: TracedRule, { before, after }: ChangedRow): Difference | null {
  const was = new Set(eventsBehind(old, before).map(nameOf));
  const is = new Set(eventsBehind(current, after).map(nameOf));
  return differenceOf(old, before, current, 'after', is) ?? differenceOf(current, after, old, 'before', was);
}
