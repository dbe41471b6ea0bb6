// Why a rule finds an event or does not: each event step by step through the rule's query.

import type { Database } from '../../database/database.js';
import { QueryError } from '../../engine/engine.js';
import { routesOf } from '../../engine/trace/routes.js';
import { type Rule, RuleError, type RunRuleOptions } from '../../rules/index.js';
import { EventReader, type RawEvent } from '../lineage/event.js';
import { type TracedRule, traceRule } from '../lineage/traced-rule.js';
import { eventRows } from './events.js';
import { follow } from './follow.js';
import type { FollowedRoute } from './followed.js';

export interface WhyOptions extends RunRuleOptions {
  /** which events: a condition in KQL over the columns of the table */
  readonly event: string;
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
  { event, table, limit = 5, ...options }: WhyOptions,
): Promise<Why> {
  const traced = await traceRule(database, rule, options);
  const { table: of, rows } = eventsOf(traced, event, table);
  const routes = routesOf(traced.trace.plan).filter(({ scan }) => scan.table === of);
  const [first] = routes;
  if (first === undefined) throw new RuleError(rule.file, `the query reads no rows of ${of}`);
  const columns = traced.requirements.tables.find((t) => t.table === of)?.columns ?? [];
  const reader = new EventReader(database, of, traced.trace.rows(first.scan).batch, columns);
  const events = rows.slice(0, limit).map((row): WhyEvent => {
    const followed = routes.map((route) => follow(row, route, traced.trace));
    const found = followed.some(({ within, arrives }) => within === null && arrives);
    return { event: reader.event(row), routes: followed, found };
  });
  return { rule, table: of, matching: rows.length, events };
}

/** The rows of the table that is meant; of several, the first that the condition can be read for and has such rows. */
function eventsOf({ rule, requirements, catalogue, options }: TracedRule, filter: string, table: string | undefined) {
  const read = requirements.tables.map((requirement) => requirement.table);
  if (table !== undefined && !read.includes(table)) {
    throw new RuleError(rule.file, `the rule does not read ${table}, but ${read.join(', ') || 'no table'}`);
  }
  let none: { readonly table: string; readonly rows: readonly number[] } | null = null;
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
