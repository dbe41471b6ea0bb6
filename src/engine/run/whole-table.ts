import type { Expr, Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { RunContext } from './context.js';
import type { ScanFilter } from './source.js';

/** The batches of `input`; all rows as one batch where one of `exprs` reads other rows than its own. */
export function ordinaryBatches(
  input: Plan,
  exprs: readonly Expr[],
  context: RunContext,
  filters: readonly ScanFilter[],
): Iterable<Batch> {
  if (!exprs.some((expr) => context.evaluator.readsOtherRows(expr))) return context.run(input, filters);
  return [context.all(input)];
}
