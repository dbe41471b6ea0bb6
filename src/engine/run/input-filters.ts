import type { Plan } from '../plan/plan.js';
import type { Batch } from '../values/batch.js';
import { ValueError } from '../values/error.js';
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
    try {
      for (const _ of this.language.runner(plan.op).run(plan, this, filters));
    } catch (error) {
      // A step over columns that are known only when the query runs cannot go without them; what it asked until then stands.
      if (!(error instanceof ValueError)) throw error;
    }
    return plan.inputs.map((input) => this.asked.get(input) ?? []);
  }

  override run(plan: Plan, filters: readonly ScanFilter[] = []): Iterable<Batch> {
    if (this.step?.inputs.includes(plan)) this.asked.set(plan, filters);
    return [];
  }
}
