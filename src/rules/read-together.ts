// Rules that are run one after the other on one database: what all of them look for is looked for once.

import { type Database, ticksOf } from '../database/database.js';
import { analyze, drawsNumbers, plannedScans, QueryError, RunError, type StartedScan } from '../engine/engine.js';
import { ValueError } from '../engine/values/error.js';
import { type RuleReport, reportRule } from './report.js';
import type { Rule } from './rule.js';
import type { RunRuleOptions } from './run.js';
import { databaseSchema } from './schema.js';

/** How a rule is run. */
export type OptionsOfRule = (rule: Rule) => RunRuleOptions;

/**
 * Tells for each of the rules which form of the database it is to be run on, to have the answer that it has alone at less cost: it gives a scan
 * the rows that may match, found for all of the rules in one pass over the texts of a table. What was found is kept as long as the function.
 */
export async function readTogether(
  database: Database,
  rules: readonly Rule[],
  optionsOf: OptionsOfRule,
): Promise<(rule: Rule) => Database> {
  if (rules.length < 2) return () => database;
  const scans = new Map<Rule, readonly StartedScan[]>();
  for (const rule of rules) {
    const own = scansOf(database, rule, optionsOf(rule));
    if (own !== null) scans.set(rule, own);
  }
  const shared = database.sharing([...scans.values()].flat());
  return (rule) => (scans.has(rule) ? shared : database);
}

/**
 * Runs rules one after the other, each with the answer that it has alone, and gives a report of each when it is there. What is wrong with a rule
 * is told in its report, not thrown.
 */
export async function* reportRules(
  database: Database,
  rules: readonly Rule[],
  optionsOf: OptionsOfRule = () => ({}),
): AsyncGenerator<RuleReport> {
  const databaseFor = await readTogether(database, rules, optionsOf);
  for (const rule of rules) yield reportRule(databaseFor(rule), rule, optionsOf(rule));
}

/** Null where a rule has to read all rows, or cannot be read. */
function scansOf(database: Database, rule: Rule, { now, ...options }: RunRuleOptions): readonly StartedScan[] | null {
  const { plan } = analyze(rule.query, databaseSchema(database, options));
  if (plan === null || drawsNumbers(plan)) return null;
  try {
    return plannedScans(plan, ticksOf(now === undefined || now === 'data' ? new Date() : now));
  } catch (error) {
    if (error instanceof QueryError || error instanceof RunError || error instanceof ValueError) return null;
    throw error;
  }
}
