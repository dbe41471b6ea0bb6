// Why a rule finds an event or does not: each event step by step through the rule's query.

import type { Database } from '../../database/database.js';
import { type Catalogue, QueryError, type TableSource } from '../../engine/engine.js';
import { routesOf } from '../../engine/trace/routes.js';
import { evidenceBehind } from '../../engine/trace/rows-behind.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Column } from '../../engine/values/types.js';
import { type Rule, RuleError, type RunRuleOptions } from '../../rules/index.js';
import type { RawEvent } from '../lineage/event.js';
import { readersOf } from '../lineage/evidence.js';
import { type TracedRule, traceRule } from '../lineage/traced-rule.js';
import { eventRows } from './events.js';
import { follow } from './follow.js';
import type { FollowedRoute } from './followed.js';

export interface WhyOptions extends RunRuleOptions {
  /** which events: a condition in KQL over the columns of the table */
  readonly event?: string;
  /** in place of `event`, those behind the rows of the result that meet a condition over its columns */
  readonly row?: string;
  /** default the one table that the rule reads, or the first that the condition fits */
  readonly table?: string;
  /** events that are followed at most; default 5 */
  readonly limit?: number;
}

export interface WhyEvent {
  readonly event: RawEvent;
  /** a route for each place where the rule reads the table */
  readonly routes: readonly FollowedRoute[];
  /** whether the event is behind a row of the result */
  readonly found: boolean;
}

export interface Why {
  readonly rule: Rule;
  readonly table: string;
  /** those that meet the condition, also those beyond the limit */
  readonly matching: number;
  readonly events: readonly WhyEvent[];
}

/** @throws QueryError with the errors of the rule or of the condition, RuleError where the rule does not read the table */
export async function why(
  database: Database,
  rule: Rule,
  { event, row, table, limit = 5, ...options }: WhyOptions,
): Promise<Why> {
  const traced = await traceRule(database, rule, options);
  const { table: of, rows } =
    row === undefined ? eventsOf(traced, event ?? 'true', table) : eventsBehind(traced, row, table);
  const routes = routesOf(traced.trace.plan).filter(({ scan }) => scan.table === of);
  const reader = readersOf(traced).get(of);
  if (reader === undefined) throw new RuleError(rule.file, `the query reads no rows of ${of}`);
  const events = rows.slice(0, limit).map((number): WhyEvent => {
    const followed = routes.map((route) => follow(number, route, traced.trace));
    const found = followed.some(({ within, arrives }) => within === null && arrives);
    return { event: reader.event(number), routes: followed, found };
  });
  return { rule, table: of, matching: rows.length, events };
}

interface Events {
  readonly table: string;
  readonly rows: readonly number[];
}

/** The events of a table, by default the first that there are any of, behind the rows of the result that meet a condition. */
function eventsBehind({ trace, catalogue, options, requirements }: TracedRule, filter: string, table?: string): Events {
  const result = trace.rows(trace.plan);
  const withResult: Catalogue = {
    ...catalogue,
    table: (name) => (name === RESULT ? tableOf(RESULT, trace.plan.columns, result.batch) : catalogue.table(name)),
  };
  const behind = new Map<string, Set<number>>();
  for (const row of eventRows(RESULT, filter, withResult, options)) {
    for (const [name, numbers] of evidenceBehind(result, row).rows) {
      behind.set(name, new Set([...(behind.get(name) ?? []), ...numbers]));
    }
  }
  const [first] = behind.keys();
  const of = table ?? first ?? requirements.tables[0]?.table ?? '';
  return { table: of, rows: [...(behind.get(of) ?? [])].sort((a, b) => a - b) };
}

/** The name under which a condition is read over the result; no table of a database has it. */
const RESULT = '$result';

function tableOf(name: string, columns: readonly Column[], batch: Batch): TableSource {
  return { name, columns, scan: () => [batch], rowCount: () => batch.length, newest: () => null, oldest: () => null };
}

/** The rows of the table that is meant; of several, the first that the condition can be read for and has such rows. */
function eventsOf(
  { rule, requirements, catalogue, options }: TracedRule,
  filter: string,
  table: string | undefined,
): Events {
  const read = requirements.tables.map((requirement) => requirement.table);
  if (table !== undefined && !read.includes(table)) {
    throw new RuleError(rule.file, `the rule does not read ${table}, but ${read.join(', ') || 'no table'}`);
  }
  let none: Events | null = null;
  let refused: QueryError | null = null;
  for (const candidate of table === undefined ? read : [table]) {
    try {
      const rows = eventRows(candidate, filter, catalogue, options);
      if (rows.length > 0) return { table: candidate, rows };
      none ??= { table: candidate, rows };
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      refused ??= error;
    }
  }
  if (none !== null) return none;
  throw refused ?? new RuleError(rule.file, 'the rule reads no table');
}
