// What a rule has to find of events, said in the code of a test: https://vitest.dev, node:test and any other runner that awaits.

import { ticksOf } from '../../database/database.js';
import { type Rule, RuleError, runRule } from '../../rules/index.js';
import { fieldsOfRows } from '../unit/expectations/of-rows.js';
import type { PlainFields } from '../unit/expectations/outcome.js';
import type { Expectations, Fields, GivenTable } from '../unit/format/rule-test.js';
import { PreparedTest, type Surroundings } from '../unit/prepared-test.js';
import { assertMet, callsBefore } from './assertion.js';
import { type GivenEvents, type RowsOrFile, tablesOf, type WatchlistWithKey, watchlist } from './events.js';
import type { TestedRule } from './load-tested-rule.js';

export interface ExpectRuleOptions {
  /** the clock of the rule: ISO text, or `Date`; a minute after the newest event where nothing is given */
  readonly now?: string | Date;
  /** rows of watchlists by their aliases */
  readonly watchlists?: Readonly<Record<string, RowsOrFile | WatchlistWithKey>>;
  /** false to run the rule without what its exclusions take away; default true */
  readonly exclusions?: boolean;
  /** what else the rule may name, such as `openWorkspace(folder).query` of `kqlocal` */
  readonly surroundings?: Surroundings;
}

/** A rule that waits for its events. */
export interface RuleExpectation {
  /** Events that the rule is run on; those of one table go together. None at all is possible, too. */
  given(...events: readonly GivenEvents[]): RuleOnEvents;
}

/**
 * Expects something of a rule:
 * `await expectRule(rule, { now: '2026-03-14T12:00:00Z' }).given(events('SigninLogs', [{ ResultType: '50126' }])).toFindNothing()`.
 */
export function expectRule(rule: Rule | TestedRule, options: ExpectRuleOptions = {}): RuleExpectation {
  return { given: (...events) => new RuleOnEvents(rule, tablesOf(events), options) };
}

const NOTHING: Expectations = {
  rows: null,
  exact: false,
  contains: null,
  count: null,
  entities: null,
  alerts: null,
  silence: false,
};

/**
 * A rule and its events. Each expectation runs the rule on them, and rejects with an `AssertionError` of `node:assert` where it is not met, with an
 * `EventsError` where an event is none of its table. Rows are given as files of tests have them: by the columns that matter, in any order.
 */
export class RuleOnEvents {
  constructor(
    private readonly rule: Rule | TestedRule,
    private readonly tables: readonly GivenTable[],
    private readonly options: ExpectRuleOptions,
  ) {}

  /** These rows and no others. @param exact whether the rows have to name every column of the result */
  async toFind(rows: readonly Fields[], { exact = false }: { readonly exact?: boolean } = {}): Promise<void> {
    await this.expect({ rows, exact }, this.toFind);
  }

  /** These rows, and maybe others. */
  async toFindAmongOthers(rows: readonly Fields[]): Promise<void> {
    await this.expect({ contains: rows }, this.toFindAmongOthers);
  }

  async toFindNothing(): Promise<void> {
    await this.expect({ silence: true }, this.toFindNothing);
  }

  /** So many rows. */
  async toFindCount(count: number): Promise<void> {
    await this.expect({ count }, this.toFindCount, count);
  }

  /**
   * These alerts and no others on the rule's schedule, of which a run is due at `now`; a number for so many.
   * An alert has `title`, `description`, `severity`, `tactics`, `techniques`, `time`, `rows`, `entities` and `customDetails`.
   */
  async toAlert(alerts: number | readonly Fields[]): Promise<void> {
    await this.expect({ alerts }, this.toAlert, typeof alerts === 'number' ? alerts : null);
  }

  /** These entities and no others, as the rule's mappings make them of all rows: `{ type: 'Host', HostName: 'ws-1' }`. */
  async toRaiseEntities(entities: readonly Fields[]): Promise<void> {
    await this.expect({ entities }, this.toRaiseEntities);
  }

  /**
   * The rows that the rule finds, for expectations of another kind.
   * @throws QueryError with the errors of the rule's query, RuleError where it reads a table that is not there
   */
  async rows(): Promise<PlainFields[]> {
    return this.prepared({}, async (prepared) => {
      const run = await prepared.runOf(this.rule, this.exclusions);
      const { result, missingTables } = await runRule(prepared.database, this.rule, run);
      if (result === null) throw new RuleError(this.rule.file, `reads ${missingTables.join(', ')}, which is not given`);
      return fieldsOfRows(result);
    });
  }

  private get exclusions(): TestedRule['exclusions'] {
    return 'exclusions' in this.rule ? this.rule.exclusions : [];
  }

  private async expect(
    expected: Partial<Expectations>,
    method: (...args: never[]) => Promise<void>,
    count: number | null = null,
  ): Promise<void> {
    const calls = callsBefore(method);
    const { mismatches } = await this.prepared(expected, (test) => test.run(this.rule, this.exclusions));
    assertMet({ rule: this.rule.name, count, calls }, mismatches);
  }

  private async prepared<T>(expected: Partial<Expectations>, use: (test: PreparedTest) => Promise<T>): Promise<T> {
    const { now, watchlists = {}, exclusions = true, surroundings } = this.options;
    const prepared = await PreparedTest.of(
      {
        name: this.rule.name,
        file: this.rule.file,
        line: 1,
        now: now === undefined ? null : ticksOf(now),
        watchlists: Object.entries(watchlists).map(([alias, given]) => watchlist(alias, given)),
        exclusions,
        events: this.tables,
        expect: { ...NOTHING, ...expected },
      },
      surroundings,
    );
    try {
      return await use(prepared);
    } finally {
      prepared.close();
    }
  }
}
