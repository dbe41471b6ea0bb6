// Which predicates of a rule its tests make true and false.

import { RuleError, type RuleExclusion } from '../../rules/index.js';
import { type TracedRule, traceRule } from '../lineage/traced-rule.js';
import { isRunError } from '../unit/prepared-test.js';
import type { RuleTests } from '../unit/rule-tests.js';
import { observe } from './observe.js';
import { predicateOfExclusion, predicateOfQuery, unusedExclusion } from './placed-predicate.js';
import { mergePredicates, type PredicateCoverage, type RuleCoverage } from './rule-coverage.js';

/**
 * Runs the tests of a rule once more, step by step. A test for which the rule fails with an error tells nothing.
 * @param wanted which tests, by their names
 */
export async function coverageOf(
  tests: RuleTests,
  wanted: (name: string) => boolean = () => true,
): Promise<RuleCoverage> {
  const { rule, exclusions } = tests;
  const predicates: PredicateCoverage[] = [];
  let measured = 0;
  for (const prepared of await tests.all()) {
    if (!wanted(prepared.test.name)) continue;
    try {
      const traced = await traceRule(prepared.database, rule, await prepared.runOf(rule, exclusions));
      predicates.push(...predicatesOf(traced, exclusions));
      measured++;
    } catch (error) {
      if (!isRunError(error) && !(error instanceof RuleError)) throw error;
    }
  }
  const applied = new Set(predicates.map(({ exclusion }) => exclusion));
  const unused = exclusions.filter(({ name }) => !applied.has(name)).map(unusedExclusion);
  return {
    rule: rule.name,
    file: rule.file,
    query: rule.query,
    lines: rule.query.split('\n').map((_, line) => rule.place(line).line + 1),
    tests: measured,
    predicates: mergePredicates([...predicates, ...unused]),
  };
}

function predicatesOf(
  { trace, rule, exclusions: applied }: TracedRule,
  exclusions: readonly RuleExclusion[],
): PredicateCoverage[] {
  return observe(trace).flatMap((observation) => {
    const { place, exclusion: number } = observation;
    if (number === null) return place === null ? [] : predicateOfQuery({ ...observation, place }, rule);
    const exclusion = exclusions.find((placed) => placed === applied[number]?.exclusion);
    return exclusion === undefined ? [] : predicateOfExclusion(exclusion, observation);
  });
}
