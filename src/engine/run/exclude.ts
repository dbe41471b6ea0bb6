import type { ExcludePlan } from '../plan/exclude.js';
import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { RunContext } from './context.js';
import { trueRows } from './selection.js';
import type { ScanFilter } from './source.js';

/** Leaves rows out, and counts them by the condition that each meets first. */
export function* exclude(plan: Plan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch> {
  const { conditions, inputs } = plan as ExcludePlan;
  const [input] = inputs as [Plan];
  // Times of later steps are handed on. Their texts are not: what an exclusion takes must not depend on what a scan skips by them.
  const passed = filters.filter(({ kind }) => kind === 'range');
  for (const whole of context.run(input, passed)) {
    let batch = whole;
    for (const { number, condition } of conditions) {
      if (batch.length === 0) break;
      const out = trueRows(context.evaluate(condition, batch));
      context.excluded[number] = (context.excluded[number] ?? 0) + out.length;
      if (out.length > 0) batch = batch.select(othersOf(out, batch.length));
    }
    yield batch;
  }
}

/** The row numbers up to `length` that are not among `rows`, which are in order. */
function othersOf(rows: Uint32Array, length: number): Uint32Array {
  const others = new Uint32Array(length - rows.length);
  let next = 0;
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (rows[next] === row) next++;
    else others[count++] = row;
  }
  return others;
}
