import type { Expr } from '../../plan/plan.js';
import { converter } from '../../values/convert.js';
import type { Column } from '../../values/types.js';
import { readerOf } from '../../values/vector.js';
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

interface DiffPatternsPlan extends PatternPlan {
  readonly split: Column;
  /** the two values, as text, that tell the sets apart */
  readonly values: readonly [Expr, Expr];
  readonly threshold: Expr;
  readonly most: Expr;
}

const COUNTS: readonly Column[] = [
  { name: 'CountA', type: 'long' },
  { name: 'CountB', type: 'long' },
  { name: 'PercentA', type: 'real' },
  { name: 'PercentB', type: 'real' },
  { name: 'PercentDiffAB', type: 'real' },
];

const DEFAULT_THRESHOLD = 0.05;

export default definePlugin<DiffPatternsPlan>({
  name: 'diffpatterns',
  summary:
    'The patterns of values whose part of the rows differs most between two sets of rows, which a column tells apart.',
  source: 'https://learn.microsoft.com/kusto/query/diffpatterns-plugin',
  note: 'Of patterns that contain each other the one with the largest difference. The search of the service differs, and so may its choice.',
  examples: [
    {
      kql: 'datatable (s: string, a: string, b: string) ["A", "x", "1", "A", "x", "2", "A", "y", "1", "B", "y", "1", "B", "y", "2", "B", "z", "1"] | evaluate diffpatterns(s, "A", "B") | project CountA, CountB, PercentA, PercentB, PercentDiffAB, a, b | take 1',
      rows: [[2, 0, 66.67, 0, 66.67, 'x', '']],
      verified: 'reasoned',
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const split = args.column('the column that tells the sets apart', 'scalar');
    const values = [
      args.constant('the value of the first set', 'string'),
      args.constant('the value of the second set', 'string'),
    ] as const;
    const weight = weightArgument(args);
    const threshold = args.optional('the threshold', 'real', DEFAULT_THRESHOLD);
    const attributes = args.input.columns.filter(({ name }) => name !== split.name);
    const most = args.optional('the number of dimensions', 'long', BigInt(attributes.length));
    const fields = { split: { name: split.name, type: split.type }, values, threshold, weight, most, attributes };
    return patternPlan('diffpatterns', args, COUNTS, { ...fields, wildcards: wildcardArguments(args) });
  },

  *run(plan, context) {
    const wanted = plan.values.map((value) => context.constant(value));
    const toText = converter(plan.split.type, 'string');
    const table = PatternTable.read(plan, context, wanted.length, (batch) => {
      const read = readerOf(batch.column(plan.split.name));
      return Int32Array.from({ length: batch.length }, (_, row) => wanted.indexOf(toText(read(row))));
    });
    const totals = wanted.map((_, set) => table.weigh(table.allRows(), set));
    const shares = (rows: Uint32Array) =>
      totals.map((total, set) => (total === 0 ? 0 : table.weigh(rows, set) / total));
    // Converted to real and long.
    const threshold = context.constant(plan.threshold) as number;
    const most = Number(context.constant(plan.most) as bigint);
    const found = new ClosedPatterns(table, (rows) => Math.max(...shares(rows)) >= threshold, most, context).all();
    const differing = found.flatMap(({ pattern, rows }) => {
      const [a = 0, b = 0] = shares(rows);
      return isAny(pattern) || Math.abs(a - b) < threshold ? [] : [{ pattern, rows, difference: Math.abs(a - b) }];
    });
    const kept: typeof differing = [];
    for (const next of differing.sort((a, b) => b.difference - a.difference)) {
      if (!kept.some(({ pattern }) => contains(pattern, next.pattern) || contains(next.pattern, pattern)))
        kept.push(next);
    }
    const rows = kept.map(({ pattern, rows: own, difference }) => {
      const counts = totals.map((_, set) => table.weigh(own, set));
      const percents = counts.map((count, set) => percentOf(count, totals[set] as number, 2));
      return {
        pattern,
        counts: [...counts.map((count) => BigInt(Math.round(count))), ...percents, percentOf(difference, 1, 2)],
      };
    });
    yield* patternBatches(plan, table, rows, context);
  },
});

/** Whether a pattern has all values of another one. */
function contains(pattern: Pattern, other: Pattern): boolean {
  return other.every((value, attribute) => value === ANY || pattern[attribute] === value);
}
