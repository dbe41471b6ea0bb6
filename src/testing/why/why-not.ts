// Why a rule finds no more than it does: where its rows are lost, and which events it just misses.

import type { Database } from '../../database/database.js';
import type { Rule, RunRuleOptions } from '../../rules/index.js';
import type { RawEvent } from '../lineage/event.js';
import { readersOf } from '../lineage/evidence.js';
import { traceRule } from '../lineage/traced-rule.js';
import { type FunnelStep, funnelOf } from './funnel.js';
import { type NearMiss, nearMisses, rankOf } from './near-misses.js';

export interface WhyNotOptions extends RunRuleOptions {
  /** near misses that are told at most; default 20 */
  readonly limit?: number;
}

export interface MissedEvent extends Omit<NearMiss, 'rows'> {
  /** the events behind it; of a group the first few */
  readonly events: readonly RawEvent[];
  readonly eventCount: number;
}

export interface WhyNot {
  readonly rule: Rule;
  /** the last step of the query, with those before it as its inputs */
  readonly funnel: FunnelStep;
  /** by how little was relaxed, then by time */
  readonly nearMisses: readonly MissedEvent[];
  /** also those beyond the limit */
  readonly nearMissCount: number;
}

const EVENTS_OF_GROUP = 3;

/** @throws QueryError with the errors of the rule, RuleError where the database has not what it reads */
export async function whyNot(
  database: Database,
  rule: Rule,
  { limit = 20, ...options }: WhyNotOptions = {},
): Promise<WhyNot> {
  const traced = await traceRule(database, rule, options);
  const readers = readersOf(traced);
  const misses = nearMisses(traced.trace).map(({ rows, ...miss }): MissedEvent => {
    const events = rows.slice(0, EVENTS_OF_GROUP).flatMap((row) => readers.get(miss.table)?.event(row) ?? []);
    return { ...miss, events, eventCount: rows.length };
  });
  const timeOf = ({ events }: MissedEvent) => events[0]?.time ?? '';
  misses.sort((a, b) => rankOf(a) - rankOf(b) || timeOf(a).localeCompare(timeOf(b)));
  return { rule, funnel: funnelOf(traced.trace), nearMisses: misses.slice(0, limit), nearMissCount: misses.length };
}
