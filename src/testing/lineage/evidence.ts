// The raw events behind each row that a rule finds.

import type { Database } from '../../database/database.js';
import { routesOf } from '../../engine/trace/routes.js';
import { evidenceBehind } from '../../engine/trace/rows-behind.js';
import type { Rule, RunRuleOptions } from '../../rules/index.js';
import { EventReader, type RawEvent } from './event.js';
import { type TracedRule, traceRule } from './traced-rule.js';

export interface RowEvidence {
  /** by table, in the order of ingestion; the first of them where there are more than the limit */
  readonly events: readonly RawEvent[];
  readonly eventCount: number;
  /** false where a step of the query does not tell which events it took: then all that it read are here */
  readonly exact: boolean;
}

export interface EvidenceOptions extends RunRuleOptions {
  /** events that are read for a row at most; default 1,000 */
  readonly limit?: number;
}

/**
 * One for each row of the rule's result, in its order. What subqueries looked at (`toscalar`, `in`) is not evidence.
 * @throws QueryError with the errors of the rule, RuleError where the database has not what it reads
 */
export async function ruleEvidence(
  database: Database,
  rule: Rule,
  { limit = 1000, ...options }: EvidenceOptions = {},
): Promise<RowEvidence[]> {
  const traced = await traceRule(database, rule, options);
  const readers = readersOf(traced);
  const result = traced.trace.rows(traced.trace.plan);
  return Array.from({ length: result.batch.length }, (_, row): RowEvidence => {
    const { rows, exact } = evidenceBehind(result, row);
    const events = [...rows].flatMap(([table, numbers]) => numbers.map((number) => ({ table, number })));
    return {
      events: events.slice(0, limit).flatMap(({ table, number }) => readers.get(table)?.event(number) ?? []),
      eventCount: events.length,
      exact,
    };
  });
}

/** A reader for each table of a rule. */
export function readersOf({ database, trace, requirements }: TracedRule): Map<string, EventReader> {
  const readers = new Map<string, EventReader>();
  for (const { scan } of routesOf(trace.plan)) {
    if (readers.has(scan.table)) continue;
    const columns = requirements.tables.find(({ table }) => table === scan.table)?.columns ?? [];
    readers.set(scan.table, new EventReader(database, scan.table, trace.rows(scan).batch, columns));
  }
  return readers;
}
