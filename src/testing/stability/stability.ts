// Whether what a rule finds rests on an order of events that no service promises.

import type { Database } from '../../database/database.js';
import { type Catalogue, type ExecuteOptions, execute } from '../../engine/engine.js';
import { type Arrangement, rearranged } from '../../engine/trace/rearranged-table.js';
import { trace } from '../../engine/trace/trace.js';
import { concatBatches } from '../../engine/values/batch.js';
import type { Rule, RunRuleOptions } from '../../rules/index.js';
import { type TracedRule, traceRule } from '../lineage/traced-rule.js';
import { type Divergence, divergences } from './divergence.js';
import { differenceOf, type RowsOfStep, rowTexts } from './row-texts.js';

export interface StabilityOptions extends RunRuleOptions {
  /** runs in shuffled orders, besides one in reverse; default 4 */
  readonly shuffles?: number;
}

export interface ArbitraryChoice extends Divergence {
  /** the orders of events that make the difference */
  readonly orders: readonly string[];
}

export interface Stability {
  readonly rule: Rule;
  readonly stable: boolean;
  /** rows in the order of ingestion */
  readonly rows: number;
  /** orders that were tried */
  readonly orders: readonly string[];
  /** orders in which the rule finds other rows, and how many of the rows above they have not */
  readonly differing: readonly { readonly order: string; readonly rowsGone: number; readonly rowsNew: number }[];
  /** the steps of the query at which the runs part; none where all find the same */
  readonly choices: readonly ArbitraryChoice[];
}

/** @throws QueryError with the errors of the rule, RuleError where the database has not what it reads */
export async function stability(
  database: Database,
  rule: Rule,
  { shuffles = 4, ...options }: StabilityOptions = {},
): Promise<Stability> {
  const traced = await traceRule(database, rule, options);
  const result = traced.trace.rows(traced.trace.plan);
  const differing: Stability['differing'][number][] = [];
  const choices = new Map<Divergence['plan'], ArbitraryChoice>();
  const add = (order: string, rows: RowsOfStep): boolean => {
    const { gone, come } = resultDifference(result, rows);
    if (gone.length + come.length > 0) differing.push({ order, rowsGone: gone.length, rowsNew: come.length });
    return gone.length + come.length > 0;
  };
  add(IN_BATCHES, rowsInBatches(traced));
  for (const [name, order] of ordersOf(shuffles)) {
    const other = trace(traced.rule.query, arranged(traced, { order, batchRows: null }), optionsOf(traced));
    if (!add(name, other.rows(other.plan))) continue;
    for (const divergence of divergences(traced.trace, other)) {
      const orders = choices.get(divergence.plan)?.orders ?? [];
      choices.set(divergence.plan, { ...divergence, orders: [...orders, name] });
    }
  }
  return {
    rule,
    stable: differing.length === 0,
    rows: result.batch.length,
    orders: [IN_BATCHES, ...ordersOf(shuffles).map(([name]) => name)],
    differing,
    choices: [...choices.values()],
  };
}

const BATCH_ROWS = 7;
const IN_BATCHES = `in batches of ${BATCH_ROWS}`;

function ordersOf(shuffles: number): [name: string, order: Arrangement['order']][] {
  const seeds = Array.from({ length: shuffles }, (_, i) => i + 1);
  return [
    ['reversed', 'reversed'],
    ...seeds.map((seed): [string, Arrangement['order']] => [`shuffled ${seed}`, { seed }]),
  ];
}

/** What the engine makes of the same order where its batches are small. */
function rowsInBatches(traced: TracedRule): RowsOfStep {
  const catalogue = arranged(traced, { order: 'as ingested', batchRows: BATCH_ROWS });
  const { plan, columns, batches } = execute(traced.rule.query, catalogue, {
    ...optionsOf(traced),
    batchRows: BATCH_ROWS,
  });
  return { plan, batch: concatBatches(columns, [...batches]) };
}

function arranged({ catalogue }: TracedRule, arrangement: Arrangement): Catalogue {
  return {
    ...catalogue,
    table: (name) => {
      const table = catalogue.table(name);
      return table === undefined ? undefined : rearranged(table, arrangement);
    },
  };
}

function optionsOf({ options, exclusions }: TracedRule): ExecuteOptions {
  return { ...options, exclusions: exclusions.map(({ condition }) => condition) };
}

function resultDifference(one: RowsOfStep, other: RowsOfStep) {
  const textsOf = (rows: RowsOfStep) => {
    const names = rows.plan.columns.map(({ name }) => name);
    return [...names, ...rowTexts(rows, names)];
  };
  return differenceOf(textsOf(one), textsOf(other));
}
