// A rule's query, run step by step on a database.

import { type Database, type QueryOptions, ticksOf } from '../../database/database.js';
import type { Catalogue, ExecuteOptions } from '../../engine/engine.js';
import { type Trace, trace } from '../../engine/trace/trace.js';
import { type AppliedExclusion, conditionsOf } from '../../rules/exclusions/apply-exclusions.js';
import {
  newestEvent,
  type Rule,
  RuleError,
  type RuleRequirements,
  type RunRuleOptions,
  ruleRequirements,
  whatIsMissing,
} from '../../rules/index.js';

export interface TracedRule {
  readonly rule: Rule;
  readonly database: Database;
  readonly trace: Trace;
  readonly requirements: RuleRequirements;
  readonly catalogue: Catalogue;
  /** of the run, without exclusions */
  readonly options: ExecuteOptions;
  readonly exclusions: readonly AppliedExclusion[];
}

/**
 * @throws QueryError with the errors of the rule's query, RuleError with those of an exclusion or where the database has not what the rule reads
 */
export async function traceRule(
  database: Database,
  rule: Rule,
  { now, exclusions = [], ...given }: RunRuleOptions = {},
): Promise<TracedRule> {
  const requirements = await ruleRequirements(database, rule, given);
  if (requirements.missing.length > 0)
    throw new RuleError(rule.file, `cannot be evaluated: ${whatIsMissing(requirements)}`);
  const tables = requirements.tables.map(({ table }) => table);
  const ticks = ticksOf((now === 'data' ? newestEvent(database, tables) : now) ?? new Date());
  const { functions, watchlist, ...limits } = given;
  const run = {
    database,
    query: rule.query,
    options: { ...given, now: ticks } satisfies QueryOptions,
    tables,
    now: ticks,
  };
  const { applied } = conditionsOf(run, exclusions);
  const catalogue = database.catalogueWith({ functions, watchlist });
  const options: ExecuteOptions = { ...limits, now: ticks };
  const conditions = applied.map(({ condition }) => condition);
  const traced = trace(rule.query, catalogue, { ...options, exclusions: conditions });
  return { rule, database, trace: traced, requirements, catalogue, options, exclusions: applied };
}
