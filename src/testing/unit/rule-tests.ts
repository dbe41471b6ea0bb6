// The tests of one file, with the rule that they are of.

import { type ExclusionFile, exclusionsOf, type Rule, type RuleExclusion } from '../../rules/index.js';
import type { TestOutcome } from './expectations/outcome.js';
import { readTestFile } from './format/read-test-file.js';
import type { TestFile } from './format/rule-test.js';
import { PreparedTest, type Surroundings } from './prepared-test.js';
import { type KnownRules, ruleOfTests } from './rule-of-tests.js';

export interface TestSurroundings {
  /** saved functions, watchlists, look-ups */
  readonly query?: Surroundings;
  /** files of exclusions beside those that stand next to their rules */
  readonly exclusionFiles?: readonly ExclusionFile[];
  /** rules that tests may name by id or name */
  readonly rules?: KnownRules;
}

/** Keeps the events of its tests until it is closed, so that they can be run again and again. */
export class RuleTests {
  private readonly prepared = new Map<number, PreparedTest>();

  private constructor(
    readonly file: TestFile,
    readonly rule: Rule,
    readonly exclusions: readonly RuleExclusion[],
    private readonly surroundings: TestSurroundings,
  ) {}

  /** @throws TestFileError where the file is wrong or its rule is not there, RuleError where the rule cannot be read */
  static open(file: string, surroundings: TestSurroundings = {}): RuleTests {
    const read = readTestFile(file);
    const rule = ruleOfTests(read, surroundings.rules);
    return new RuleTests(read, rule, exclusionsOf(rule, surroundings.exclusionFiles), surroundings);
  }

  /**
   * Runs the tests in their order.
   * @param rule another form of the rule; the exclusions are those of the rule itself
   * @throws TestFileError where an event is none of its table
   */
  async *run(rule: Rule = this.rule, wanted: (name: string) => boolean = () => true): AsyncGenerator<TestOutcome> {
    for (const [i, { name }] of this.file.tests.entries()) {
      if (wanted(name)) yield (await this.test(i)).run(rule, this.exclusions);
    }
  }

  /** Whether all tests pass, of which it runs no more than it needs to say so. */
  async passes(rule: Rule = this.rule): Promise<boolean> {
    for await (const { passed } of this.run(rule)) if (!passed) return false;
    return true;
  }

  /** The tests with their events, in their order. */
  async all(): Promise<PreparedTest[]> {
    const tests: PreparedTest[] = [];
    for (const i of this.file.tests.keys()) tests.push(await this.test(i));
    return tests;
  }

  close(): void {
    for (const test of this.prepared.values()) test.close();
    this.prepared.clear();
  }

  private async test(i: number): Promise<PreparedTest> {
    let test = this.prepared.get(i);
    if (test === undefined) {
      test = await PreparedTest.of(this.file.tests[i] as TestFile['tests'][number], this.surroundings.query);
      this.prepared.set(i, test);
    }
    return test;
  }
}
