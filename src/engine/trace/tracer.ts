// Runs a plan step by step and keeps the rows of every step, with the rows of the inputs that are behind each.

import type { ScanPlan } from '../plan/binder.js';
import type { Plan } from '../plan/plan.js';
import type { RunContext } from '../run/context.js';
import type { RowsPlan } from '../run/scan.js';
import { type Batch, concatBatches } from '../values/batch.js';
import type { RowLinks } from './row-links.js';
import { linkedStep } from './steps.js';

/** The rows of a step. */
export interface TracedRows {
  readonly plan: Plan;
  readonly batch: Batch;
  readonly inputs: readonly TracedRows[];
  /** one for each input */
  readonly links: readonly RowLinks[];
}

export class Tracer {
  private readonly known = new Map<Plan, TracedRows>();

  constructor(
    readonly context: RunContext,
    /** what rows that were computed before the plan was known were computed from */
    private readonly origins: ReadonlyMap<Plan, Plan>,
  ) {}

  /** The rows of a plan; each step is run once. */
  rows(plan: Plan): TracedRows {
    let rows = this.known.get(plan);
    if (rows === undefined) {
      rows = this.run(plan);
      this.known.set(plan, rows);
    }
    return rows;
  }

  /** Rows that stand for a plan, where what reads it is run on a part of the rows of another. */
  within(part: Plan, rows: TracedRows): Tracer {
    const inner = new Tracer(this.context, this.origins);
    inner.known.set(part, rows);
    return inner;
  }

  private run(plan: Plan): TracedRows {
    const origin = this.origins.get(plan);
    if (origin !== undefined) return { ...this.rows(origin), plan };
    if (plan.op === 'scan') return { plan, batch: this.scanned(plan as ScanPlan), inputs: [], links: [] };
    if (plan.inputs.length === 0) return { plan, batch: this.context.all(plan), inputs: [], links: [] };
    const inputs = plan.inputs.map((input) => this.rows(input));
    return { plan, inputs, ...linkedStep(plan, inputs, this) };
  }

  /** All rows of a table: which of them a condition could skip must not change their numbers. */
  private scanned(plan: ScanPlan): Batch {
    const columns = plan.columns.map(({ name }) => name);
    const batches = [...(this.context.tables(plan.table)?.scan({ columns, filters: [] }) ?? [])];
    return concatBatches(plan.columns, batches);
  }
}

/** A plan of the rows of a step, with further columns that they have. */
export function rowsPlan({ plan }: TracedRows, batch: Batch, further: Plan['columns'] = []): RowsPlan {
  const { open, ordered, columns } = plan;
  return { op: 'rows', inputs: [], columns: [...columns, ...further], open, ordered, rows: batch };
}
