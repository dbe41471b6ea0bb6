// Runs a rule on a database, or says why it cannot be.

import { type Database, type QueryOptions, ticksOf } from '../database/database.js';
import type { QueryResult } from '../database/result.js';
import { runExcluding } from './exclusions/apply-exclusions.js';
import type { ExclusionOutcome, RuleExclusion } from './exclusions/exclusion.js';
import { ruleRequirements, whatIsMissing } from './requirements.js';
import type { Rule } from './rule.js';
import { beyondPeriod, windowNotes } from './window.js';

export interface RuleRun {
  readonly rule: Rule;
  /**
   * tables that the rule reads and the database has not, and columns of them, as `Table.Column`: then it was not evaluated, which is not the
   * same as finding nothing
   */
  readonly missingTables: readonly string[];
  /** why it was not evaluated, with what to do; null where it was */
  readonly notEvaluated: string | null;
  /** null where the rule was not evaluated */
  readonly result: QueryResult | null;
  /** what a reader of the result should know, complete once its rows were read */
  readonly notes: () => readonly string[];
  /** why it surely finds nothing: there are no events of the time that it looks at; null where it may find some */
  readonly unseen: () => Promise<string | null>;
  /** that it looked at events which a run of the service does not see; null where it did not; complete once its rows were read */
  readonly beyondPeriod: () => string | null;
  /** what each exclusion took away */
  readonly exclusions: () => readonly ExclusionOutcome[];
}

export interface RunRuleOptions extends Omit<QueryOptions, 'now' | 'exclusions'> {
  /** the clock of the rule; `data` stands for the newest event of the tables that it reads */
  readonly now?: QueryOptions['now'] | 'data';
  /** what is known to be in order; none where nothing is given */
  readonly exclusions?: readonly RuleExclusion[];
}

/**
 * @throws QueryError with the errors of the rule's query, RuleError with those of an exclusion
 */
export async function runRule(
  database: Database,
  rule: Rule,
  { now, exclusions = [], ...options }: RunRuleOptions = {},
): Promise<RuleRun> {
  const requirements = await ruleRequirements(database, rule, options);
  const { missing: missingTables } = requirements;
  const tables = requirements.tables.map(({ table }) => table);
  if (missingTables.length > 0)
    return { rule, missingTables, notEvaluated: whatIsMissing(requirements), result: null, ...NOTHING };
  const clock = now === 'data' ? newestEvent(database, tables) : now;
  const ticks = ticksOf(clock ?? new Date());
  const run = { database, query: rule.query, options: { ...options, now: ticks }, tables, now: ticks };
  const { result, outcomes } = runExcluding(run, exclusions);
  return {
    rule,
    missingTables,
    notEvaluated: null,
    result,
    notes: () => [...warningsOf(result), ...windowNotes(result, database)],
    beyondPeriod: () => beyondPeriod(result, database, rule, ticks),
    unseen: async () => (await ruleRequirements(database, rule, { ...options, now: ticks })).unseen,
    exclusions: outcomes,
  };
}

const NOTHING = { notes: () => [], unseen: async () => null, beyondPeriod: () => null, exclusions: () => [] };

function warningsOf({ diagnostics }: QueryResult): string[] {
  return diagnostics
    .filter((d) => d.severity === 'warning')
    .map((d) => (d.hint === undefined ? d.message : `${d.message}; ${d.hint}`));
}

/** Ticks of the newest event of the tables; undefined where they have none, so that the present counts. */
export function newestEvent(database: Database, tables: readonly string[]): bigint | undefined {
  const times = database
    .tables()
    .flatMap(({ name, time }) => (tables.includes(name) && time?.newest != null ? [time.newest] : []));
  return times.length === 0 ? undefined : times.reduce((a, b) => (b > a ? b : a));
}
