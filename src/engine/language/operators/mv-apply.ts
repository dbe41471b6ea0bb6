import { type PartPlan, partPlan } from '../../plan/part.js';
import type { Plan } from '../../plan/plan.js';
import type { RunContext } from '../../run/context.js';
import { passing } from '../../run/filters.js';
import { parseSteps } from '../../syntax/pipeline.js';
import type { OperatorNode } from '../../syntax/tree.js';
import { Batch, concatBatches, type LazyVector } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import { gather } from '../../values/vector.js';
import { defineOperator } from '../define.js';
import { ALL_PARTS_RUNNERS, type AllPartsPlan, allParts, runAllParts } from './_all-parts.js';
import { type ExpandedBatch, expandRows, rowLimit } from './_expand.js';
import { bindExpansion, type Expansion, type MvItemsNode, parseMvItems } from './_mv-items.js';

interface MvApplyNode extends OperatorNode, MvItemsNode {
  readonly steps: readonly OperatorNode[];
}

export interface MvApplyPlan extends Plan {
  readonly expansion: Expansion;
  /** the rows that one row of the input becomes */
  readonly part: PartPlan;
  /** run on each part */
  readonly subquery: Plan;
}

export default defineOperator<MvApplyNode, MvApplyPlan>({
  name: 'mv-apply',
  summary:
    'Takes each row apart by the elements of an array, as `mv-expand` does, and runs a subquery on the rows that one row becomes.',
  source: 'https://learn.microsoft.com/kusto/query/mv-apply-operator',
  examples: [
    {
      kql: 'datatable (k: long, a: dynamic) [1, dynamic([1, 5, 3]), 2, dynamic([2])] | mv-apply top = a to typeof(long) on (top 1 by top)',
      rows: [
        [1, [1, 5, 3], 5],
        [2, [2], 2],
      ],
      verified: 'engine',
    },
    {
      kql: 'print a = dynamic([1, 2, 3]) | mv-apply x = a to typeof(long) on (where x > 1 | summarize total = sum(x))',
      rows: [[[1, 2, 3], 5]],
    },
  ],

  parse(parser) {
    const items = parseMvItems(parser);
    if (parser.accept('id') !== null) parser.primary();
    parser.expect('on');
    return { ...items, steps: parseSteps(parser) };
  },

  bind(node, input, scope, binder) {
    const expansion = bindExpansion(node, input, scope, binder);
    // The rows of one array come in its order.
    const part = partPlan({ ...input, columns: expansion.columns, ordered: true });
    const subquery = binder.steps(node.steps, part, scope);
    // A column that is taken apart under its own name is in the result as the subquery leaves it, if it does.
    const applied = new Set(
      node.items.flatMap(({ item }) =>
        item.names.length === 0 && item.expression.kind === 'name' ? [item.expression.name] : [],
      ),
    );
    const columns = new Map<string, Column>();
    for (const column of input.columns) if (!applied.has(column.name)) columns.set(column.name, column);
    for (const column of subquery.columns) columns.set(column.name, column);
    const open = input.open || subquery.open;
    return {
      op: 'mv-apply',
      inputs: [input],
      columns: [...columns.values()],
      open,
      ordered: input.ordered,
      expansion,
      part,
      subquery,
    } as MvApplyPlan;
  },

  *run(plan, context, filters) {
    const limit = rowLimit(plan.expansion, context);
    const passed = passing(filters, [
      ...plan.expansion.items.map(({ name }) => name),
      ...plan.subquery.columns.map(({ name }) => name),
    ]);
    const whole = allParts(plan.subquery, plan.part, context);
    for (const batch of context.run(plan.inputs[0] as Plan, passed)) {
      for (const expanded of expandRows(plan.expansion, batch, limit, context)) {
        const { result, sourceRows } =
          whole === null ? eachPart(plan, expanded, context) : together(whole, expanded, context);
        yield besides(plan, batch, result, sourceRows);
      }
    }
  },

  runners: ALL_PARTS_RUNNERS,
});

/** What the subquery gives, and the row of the input that each row of it comes from. */
interface Applied {
  readonly result: Batch;
  readonly sourceRows: Uint32Array;
}

function together(whole: AllPartsPlan, { batch, sourceRows, from, to }: ExpandedBatch, context: RunContext): Applied {
  const { result, partOf } = runAllParts(
    whole,
    batch,
    Int32Array.from(sourceRows, (row) => row - from),
    to - from,
    context,
  );
  return { result, sourceRows: partOf.map((part) => part + from) };
}

function eachPart({ subquery, part }: MvApplyPlan, expanded: ExpandedBatch, context: RunContext): Applied {
  const results: Batch[] = [];
  const sources: number[] = [];
  let start = 0;
  for (let row = expanded.from; row < expanded.to; row++) {
    let end = start;
    while (expanded.sourceRows[end] === row) end++;
    const result = context.allOfPart(subquery, part, expanded.batch.slice(start, end));
    results.push(result);
    for (let i = 0; i < result.length; i++) sources.push(row);
    start = end;
  }
  return { result: concatBatches(subquery.columns, results), sourceRows: Uint32Array.from(sources) };
}

/** The results of the subquery beside the columns of the rows that they come from. */
function besides({ subquery, columns }: MvApplyPlan, input: Batch, result: Batch, sourceRows: Uint32Array): Batch {
  const own = new Set(subquery.columns.map((c) => c.name));
  return new Batch(
    sourceRows.length,
    columns.map(({ name }): [string, LazyVector] => [
      name,
      own.has(name) ? () => result.column(name) : () => gather(input.column(name), sourceRows),
    ]),
  );
}
