import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import { RunContext } from './context.js';
import type { ScanFilter } from './source.js';

/** A run of single steps whose inputs give no rows, but keep what filters they were asked with. */
export class FilterProbe extends RunContext {
  private readonly asked = new Map<Plan, readonly ScanFilter[]>();
  private step: Plan | null = null;

  /** The filters that a step asks each of its inputs with, where it is itself asked with `filters`. */
  filtersOfInputs(plan: Plan, filters: readonly ScanFilter[]): (readonly ScanFilter[])[] {
    if (plan.inputs.length === 0) return [];
    this.asked.clear();
    this.step = plan;
    for (const _ of this.language.runner(plan.op).run(plan, this, filters));
    return plan.inputs.map((input) => this.asked.get(input) ?? []);
  }

  override run(plan: Plan, filters: readonly ScanFilter[] = []): Iterable<Batch> {
    if (this.step?.inputs.includes(plan)) this.asked.set(plan, filters);
    return [];
  }
}
