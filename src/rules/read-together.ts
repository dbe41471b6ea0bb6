// Rules that are run one after the other on one database: what all of them look for is looked for once.

import type { Database } from '../database/database.js';
import { type RuleReport, reportRule } from './report.js';
import type { Rule } from './rule.js';
import type { RunRuleOptions } from './run.js';

/** How a rule is run. */
export type OptionsOfRule = (rule: Rule) => RunRuleOptions;

/**
 * The database, as it is now, for runs of these rules: each has the answer that it has alone, at less cost. A scan is given the rows that may
 * match, which were found for all rules in one pass over the texts of a table.
 */
export function readTogether(database: Database, rules: readonly Rule[], optionsOf: OptionsOfRule): Database {
  if (rules.length < 2) return database;
  return database.sharing(
    rules.map((rule) => {
      const { now, functions, watchlist } = optionsOf(rule);
      return { kql: rule.query, functions, watchlist, ...(now === undefined || now === 'data' ? {} : { now }) };
    }),
  );
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
  const shared = readTogether(database, rules, optionsOf);
  for (const rule of rules) yield reportRule(shared, rule, optionsOf(rule));
}
