// The rows of a table that the steps of a plan on single rows let through, wherever the plan reads it.

import { type Catalogue, runContext } from './engine.js';
import { language } from './language/language.js';
import type { Plan } from './plan/plan.js';
import { rowWisePlans } from './row-wise.js';
import type { RunOptions } from './run/context.js';
import type { Batch } from './values/batch.js';
import type { Column } from './values/types.js';

/**
 * What comes through of a table, once for each place where the plan reads it.
 * @param mark a column that the table's source gives beyond those that the plan knows, by which its rows can be told
 */
export function* rowsThrough(
  plan: Plan,
  table: string,
  mark: Column,
  catalogue: Catalogue,
  options: Pick<RunOptions, 'now'> & Partial<RunOptions>,
): Generator<Batch> {
  const context = runContext(catalogue, options);
  for (const way of rowWisePlans(plan, language, mark).get(table) ?? []) yield* context.run(way);
}
