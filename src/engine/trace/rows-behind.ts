import type { Plan } from '../plan/plan.js';
import type { TracedRows } from './tracer.js';

/** The rows of a plan further down that are behind a row, ascending. */
export function rowsBehind(traced: TracedRows, below: Plan, row: number): number[] {
  if (traced.plan === below) return [row];
  const found = new Set<number>();
  for (const [i, input] of traced.inputs.entries()) {
    for (const source of traced.links[i]?.sourcesOf(row) ?? []) {
      for (const deeper of rowsBehind(input, below, source)) found.add(deeper);
    }
  }
  return [...found].sort((a, b) => a - b);
}
