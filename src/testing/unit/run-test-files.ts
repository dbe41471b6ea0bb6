// Files of tests, run one after the other. What is wrong with one keeps none of the others from being run.

import type { RuleCoverage } from '../coverage/rule-coverage.js';
import type { TestOutcome } from './expectations/outcome.js';
import { RuleTests, type TestSurroundings } from './rule-tests.js';

/** What became of a file of tests. Plain data, so that it goes from one process to another. */
export interface TestFileReport {
  readonly file: string;
  /** null where it could not be read */
  readonly rule: { readonly name: string; readonly file: string } | null;
  readonly outcomes: readonly TestOutcome[];
  /** why not all of its tests could be run, with the place; null where they were */
  readonly broken: string | null;
  /** which predicates of the rule the tests made true and false; null where that was not asked for, or none was run */
  readonly coverage: RuleCoverage | null;
}

export interface RunTestsOptions extends TestSurroundings {
  /** which tests are run, by their names; all where nothing is given */
  readonly wanted?: (name: string) => boolean;
  /** whether to look at each predicate of the rule, too; default false */
  readonly coverage?: boolean;
}

export async function runTestFile(
  file: string,
  { wanted, coverage: isCovered = false, ...surroundings }: RunTestsOptions,
): Promise<TestFileReport> {
  const outcomes: TestOutcome[] = [];
  let tests: RuleTests | null = null;
  try {
    tests = RuleTests.open(file, surroundings);
    for await (const outcome of tests.run(tests.rule, wanted)) outcomes.push(outcome);
    const coverage = isCovered && outcomes.length > 0 ? await coverageOf(tests, wanted) : null;
    return { file, rule: ruleOf(tests), outcomes, broken: null, coverage };
  } catch (error) {
    if (!(error instanceof Error) || !OF_FILES.has(error.name)) throw error;
    return { file, rule: tests === null ? null : ruleOf(tests), outcomes, broken: error.message, coverage: null };
  } finally {
    tests?.close();
  }
}

/** What follows rows through a query is loaded only where that is asked for. */
async function coverageOf(tests: RuleTests, wanted: RunTestsOptions['wanted']): Promise<RuleCoverage> {
  const { coverageOf: measured } = await import('../coverage/measure-coverage.js');
  return measured(tests, wanted);
}

/** Errors that say what is wrong with a file that somebody wrote. */
const OF_FILES: ReadonlySet<string> = new Set(['TestFileError', 'RuleError', 'WorkspaceError', 'IngestError']);

const ruleOf = ({ rule }: RuleTests) => ({ name: rule.name, file: rule.file });
