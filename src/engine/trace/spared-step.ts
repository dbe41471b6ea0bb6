import type { Plan } from '../plan/plan.js';
import { type Batch, concatBatches } from '../values/batch.js';
import { rowsFrom } from './row-links.js';
import type { LinkedRows } from './steps.js';
import type { TracedRows, Tracer } from './tracer.js';

/** A step that keeps rows or drops them, with some rows that it keeps whatever it says. */
export interface SparedPlan extends Plan {
  readonly op: 'spared';
  readonly step: Plan;
  /** rows of the input, ascending */
  readonly rows: readonly number[];
}

/** Steps of which a row can be spared: they keep rows as they are, or drop them. */
const SPARING: ReadonlySet<string> = new Set(['where', 'exclude', 'take', 'top', 'sample']);

/** The step as if it had kept these rows; null where it makes other rows of those that it reads. */
export function sparing(step: Plan, rows: readonly number[]): SparedPlan | null {
  if (!SPARING.has(step.op)) return null;
  const { inputs, columns, open, ordered } = step;
  return { op: 'spared', inputs, columns, open, ordered, step, rows };
}

/** Rows that were dropped stand where they stood before, or behind those that `top` has put in order. */
export function spared({ step, rows }: SparedPlan, input: TracedRows, tracer: Tracer): LinkedRows {
  const kept = tracer.rows(step);
  const from = Array.from(
    { length: kept.batch.length },
    (_, row) => [...(kept.links[0]?.sourcesOf(row) ?? [])][0] ?? 0,
  );
  const known = new Set(from);
  const all = [...from, ...rows.filter((row) => !known.has(row))];
  if (step.op !== 'top') all.sort((a, b) => a - b);
  const batch: Batch = concatBatches(step.columns, [input.batch.select(Uint32Array.from(all))]);
  return { batch, links: [rowsFrom(Int32Array.from(all))] };
}
