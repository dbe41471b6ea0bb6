// A test with its events in a database, ready to be run on its rule, and on changed ones, as often as wanted.

import { type Database, openDatabase } from '../../database/database.js';
import { rowsTable } from '../../database/rows-table.js';
import { placeOf, QueryError } from '../../engine/engine.js';
import { parseDatetime, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';
import {
  queryTextOf,
  type Rule,
  type RuleExclusion,
  type RunRuleOptions,
  ruleRequirements,
  runRule,
} from '../../rules/index.js';
import { FoundRows } from '../../rules/simulate/found-rows.js';
import type { Workspace } from '../../workspace/workspace.js';
import { addKnownTable, checkSpelling, fillTables } from './event-tables.js';
import { mismatchesOfAlerts } from './expectations/of-alerts.js';
import { mismatchesOfEntities } from './expectations/of-entities.js';
import { fieldsOfRows, mismatchesOfRows } from './expectations/of-rows.js';
import { type Mismatch, mismatch, type TestOutcome } from './expectations/outcome.js';
import type { RuleTest } from './format/rule-test.js';
import { givenWatchlists } from './given-watchlists.js';

/** What the rules of a team may name; a test's own watchlists come first. */
export type Surroundings = Partial<Workspace['query']>;

/** How the rule of a test is run. */
export interface TestRun extends Omit<RunRuleOptions, 'now' | 'exclusions'> {
  /** ticks */
  readonly now: bigint;
  readonly exclusions: readonly RuleExclusion[];
}

/** When nothing says when it is. */
const SOME_TIME = parseDatetime('2026-01-01T00:00:00Z') as bigint; // a time

export class PreparedTest {
  private constructor(
    readonly test: RuleTest,
    readonly database: Database,
    private readonly surroundings: Surroundings,
  ) {}

  /** @throws TestFileError where an event is none of its table */
  static async of(test: RuleTest, surroundings: Surroundings = {}): Promise<PreparedTest> {
    const database = openDatabase(':memory:');
    try {
      await fillTables(database, test.events);
      const own = givenWatchlists(test.watchlists);
      const watchlist = (alias: string) => own.get(alias.toLowerCase()) ?? surroundings.watchlist?.(alias);
      return new PreparedTest(test, database, { ...surroundings, watchlist });
    } catch (error) {
      database.close();
      throw error;
    }
  }

  close(): void {
    this.database.close();
  }

  /**
   * How a rule is run on the events; tables that it reads and the test has no events of are there without any.
   * @throws TestFileError where a table of the test is such a one, misspelled
   */
  async runOf(rule: Rule, exclusions: readonly RuleExclusion[]): Promise<TestRun> {
    const { tables, missing } = await ruleRequirements(this.database, rule, this.surroundings);
    const read = new Set(tables.map(({ table }) => table));
    for (const given of this.test.events) if (!read.has(given.table)) checkSpelling(given, missing);
    for (const name of missing) addKnownTable(this.database, name);
    return { ...this.surroundings, now: this.now, exclusions: this.test.exclusions ? exclusions : [] };
  }

  /** @throws RuleError with what is wrong with an exclusion */
  async run(rule: Rule, exclusions: readonly RuleExclusion[]): Promise<TestOutcome> {
    const { name, file, line } = this.test;
    const mismatches = await this.mismatches(rule, exclusions);
    return { name, file, line, passed: mismatches.length === 0, mismatches };
  }

  private get now(): bigint {
    if (this.test.now !== null) return this.test.now;
    const newest = this.database.tables().flatMap(({ time }) => (time?.newest == null ? [] : [time.newest]));
    if (newest.length === 0) return SOME_TIME;
    return newest.reduce((a, b) => (b > a ? b : a)) + TICKS_PER_MINUTE;
  }

  private async mismatches(rule: Rule, exclusions: readonly RuleExclusion[]): Promise<Mismatch[]> {
    try {
      const run = await this.runOf(rule, exclusions);
      return [...(await this.ofRows(rule, run)), ...(await this.ofAlerts(rule, run))];
    } catch (error) {
      if (!isRunError(error)) throw error;
      return [mismatch('run', error instanceof QueryError ? firstOf(error, rule) : error.message)];
    }
  }

  private async ofRows(rule: Rule, run: TestRun): Promise<Mismatch[]> {
    const { expect } = this.test;
    const { result, missingTables } = await runRule(this.database, rule, run);
    if (result === null) {
      const names = missingTables.join(', ');
      return [
        mismatch('run', `the rule reads ${names}, which the test has no events of and no product is known to have`),
      ];
    }
    const { columns } = result;
    const rows = [...result.rows];
    const entities =
      expect.entities === null
        ? []
        : mismatchesOfEntities(
            rule,
            expect.entities,
            new FoundRows(
              columns,
              rowsTable('result', columns, rows).scan({ columns: columns.map(({ name }) => name), filters: [] }),
            ),
          );
    return [...mismatchesOfRows(expect, { columns, rows: fieldsOfRows({ columns, rows }) }), ...entities];
  }

  private async ofAlerts(rule: Rule, { now, exclusions, ...options }: TestRun): Promise<Mismatch[]> {
    const { alerts } = this.test.expect;
    return alerts === null
      ? []
      : mismatchesOfAlerts(rule, alerts, { database: this.database, now, exclusions, options });
  }
}

/** Whether an error is one of rules and values, which fails a test. */
export function isRunError(error: unknown): error is Error {
  return error instanceof Error && RUN_ERRORS.has(error.name);
}

const RUN_ERRORS: ReadonlySet<string> = new Set([
  'QueryError',
  'RunError',
  'ValueError',
  'RegexError',
  'WorkspaceError',
]);

function firstOf({ diagnostics, query }: QueryError, rule: Rule): string {
  const [first] = diagnostics;
  if (first === undefined) return 'the query has errors';
  const { line, column } = placeOf(first.start, queryTextOf(rule));
  const at = query === rule.query ? `${rule.file}:${line}:${column}: ` : '';
  return `${at}${first.message}${first.hint === undefined ? '' : `; ${first.hint}`}`;
}
