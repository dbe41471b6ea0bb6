import type { ColumnExpr, Plan } from '../../plan/plan.js';
import { UniqueNames } from '../../plan/result-name.js';
import type { Dynamic } from '../../values/dynamic.js';
import type { Value } from '../../values/types.js';
import { readerOf, vectorOf } from '../../values/vector.js';
import { HyperLogLog } from '../aggregates/_hyper-log-log.js';
import { definePlugin } from '../define.js';
import { PluginCall } from './_plugin-call.js';

interface DcountIntersectPlan extends Plan {
  readonly sketches: readonly ColumnExpr[];
  /** the columns that are added, one a sketch */
  readonly names: readonly string[];
}

const MOST_SKETCHES = 16;

export default definePlugin<DcountIntersectPlan>({
  name: 'dcount_intersect',
  summary:
    'For results of `hll`: how many distinct values the first has, how many the first two have in common, the first three, and so on.',
  source: 'https://learn.microsoft.com/kusto/query/dcount-intersect-plugin',
  note: 'An estimate by inclusion and exclusion, exact as long as no union of the sets has more than 1,024 distinct values.',
  examples: [
    {
      kql: 'range x from 1 to 100 step 1 | summarize a = hll(iff(x % 2 == 0, x, 0)), b = hll(iff(x % 3 == 0, x, 0)), c = hll(iff(x % 5 == 0, x, 0)) | evaluate dcount_intersect(a, b, c) | project s0 - 1, s1 - 1, s2 - 1',
      rows: [[50, 16, 3]],
    },
  ],

  bind(call, input, scope, binder) {
    const args = PluginCall.of(call, input, scope, binder);
    if (args === null) return binder.brokenTable();
    const places = call.args.map((arg) => arg.span);
    const sketches = args.columns('a sketch', 'scalar');
    if (sketches.length < 2 || sketches.length > MOST_SKETCHES) {
      binder.error(
        'KS119',
        `'dcount_intersect' takes 2 to ${MOST_SKETCHES} columns, found ${sketches.length}`,
        call.name.span,
      );
    }
    sketches.forEach(({ type }, i) => {
      if (type !== 'dynamic')
        binder.error('KS234', `expected a result of 'hll', found ${type}`, places[i] ?? call.span);
    });
    const taken = new UniqueNames(args.input.columns.map((c) => c.name));
    const names = sketches.map((_, i) => taken.add(`s${i}`));
    const columns = [...args.input.columns, ...names.map((name) => ({ name, type: 'long' as const }))];
    return {
      op: 'evaluate:dcount_intersect',
      inputs: [args.input],
      columns,
      open: args.input.open,
      ordered: args.input.ordered,
      sketches,
      names,
    } as DcountIntersectPlan;
  },

  *run({ inputs, sketches, names }, context) {
    for (const batch of context.run(inputs[0] as Plan)) {
      const readers = sketches.map((expr) => readerOf(context.evaluate(expr, batch)));
      // The binder lets columns of dynamics pass only.
      const counts = Array.from({ length: batch.length }, (_, row) =>
        intersections(readers.map((read) => read(row) as Dynamic)),
      );
      yield batch.with(
        names.map((name, i) => [
          name,
          vectorOf(
            'long',
            counts.map((own): Value => own[i] ?? null),
          ),
        ]),
      );
    }
  },
});

/** The counts of the first set, of the first two, …; null from the first on that is no sketch. */
function intersections(values: readonly Dynamic[]): (bigint | null)[] {
  return values.map((_, last) => {
    const count = intersection(values.slice(0, last + 1));
    return count === null ? null : BigInt(Math.max(count, 0));
  });
}

/** The sizes of all unions of some of the sets, those of an odd number of sets added and the others taken off. */
function intersection(values: readonly Dynamic[]): number | null {
  let count = 0;
  for (let chosen = 1; chosen < 2 ** values.length; chosen++) {
    let union: HyperLogLog | null = null;
    let sets = 0;
    for (const [i, value] of values.entries()) {
      if (((chosen >> i) & 1) === 0) continue;
      const sketch = HyperLogLog.fromDynamic(value);
      if (sketch === null) return null;
      union = union === null ? sketch : union.merge(sketch);
      sets++;
    }
    count += (sets % 2 === 1 ? 1 : -1) * (union?.count() ?? 0);
  }
  return count;
}
