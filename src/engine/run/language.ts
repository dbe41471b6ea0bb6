// What the engine needs to know of the language to run a plan.

import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import type { ScalarType } from '../values/types.js';
import type { RunContext } from './context.js';
import type { AggregateKernel, Kernel } from './kernel.js';
import type { ScanFilter } from './source.js';

export interface OperatorRunner {
  /**
   * The rows of a plan's result. Batches may be empty.
   * @param filters what the caller will keep of them; may be handed on to the input, changed or not
   */
  run(plan: Plan, context: RunContext, filters: readonly ScanFilter[]): Iterable<Batch>;
}

export interface RunLanguage {
  kernel(name: string, overload: number): Kernel;
  runner(op: string): OperatorRunner;
  aggregateKernel(name: string, overload: number): AggregateKernel;
  /** the filter that a call as a condition amounts to, if any */
  filterOf(
    name: string,
    column: string,
    constants: readonly unknown[],
    types: readonly ScalarType[],
  ): ScanFilter | null;
}
