import type { Expr } from '../../plan/plan.js';
import type { Column } from '../../values/types.js';
import { definePlugin } from '../define.js';
import { ClosedPatterns } from './_closed-patterns.js';
import {
  ANY,
  isAny,
  type Pattern,
  type PatternPlan,
  PatternTable,
  patternBatches,
  patternPlan,
  percentOf,
  weightArgument,
  wildcardArguments,
} from './_patterns.js';
import { PluginCall } from './_plugin-call.js';

interface BasketPlan extends PatternPlan {
  readonly threshold: Expr;
  readonly most: Expr;
}

export const COUNTS: readonly Column[] = [
  { name: 'Count', type: 'long' },
  { name: 'Percent', type: 'real' },
];

const DEFAULT_THRESHOLD = 0.05;
const DEFAULT_DIMENSIONS = 5n;

export default definePlugin<BasketPlan>({
  name: 'basket',
  summary: 'The patterns of values that a given part of the rows has, with how many rows that are.',
  source: 'https://learn.microsoft.com/kusto/query/basket-plugin',
  note: 'All frequent patterns, the most frequent first; of patterns that hold for the same rows only the one with the most values. The service samples.',
  examples: [
    {
      kql: 'datatable (a: string, b: string) ["x", "1", "x", "1", "x", "2", "y", "3"] | evaluate basket(0.5)',
      rows: [
        [0, 3, 75, 'x', ''],
        [1, 2, 50, 'x', '1'],
      ],
      verified: 'reasoned',
    },
    {
      kql: 'datatable (a: string, n: int) ["x", 1, "x", 2, "y", 3] | evaluate basket(0.6, "~", "~", "*", int(-1))',
      rows: [[0, 2, 66.7, 'x', -1]],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const threshold = args.optional('the threshold', 'real', DEFAULT_THRESHOLD);
    const weight = weightArgument(args);
    const most = args.optional('the number of dimensions', 'long', DEFAULT_DIMENSIONS);
    const attributes = args.input.columns;
    return patternPlan('basket', args, COUNTS, {
      attributes,
      threshold,
      weight,
      most,
      wildcards: wildcardArguments(args),
    });
  },

  *run(plan, context) {
    const table = PatternTable.read(plan, context);
    const total = table.weigh(table.allRows());
    // Converted to real and long.
    const least = total * (context.constant(plan.threshold) as number);
    const most = Number(context.constant(plan.most) as bigint);
    const found = new ClosedPatterns(table, (rows) => table.weigh(rows) >= least, most, context).all();
    const counted = found
      .filter(({ pattern }) => !isAny(pattern))
      .map(({ pattern, rows }) => ({ pattern, count: table.weigh(rows) }));
    counted.sort((a, b) => b.count - a.count || valuesIn(b.pattern) - valuesIn(a.pattern));
    const rows = counted.map(({ pattern, count }) => ({
      pattern,
      counts: [BigInt(Math.round(count)), percentOf(count, total, 1)],
    }));
    yield* patternBatches(plan, table, rows, context);
  },
});

function valuesIn(pattern: Pattern): number {
  return pattern.filter((value) => value !== ANY).length;
}
