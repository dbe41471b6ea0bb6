// A query that is run step by step, with what is behind each row: the ground of why an event is not found, and of evidence.

import { bind } from '../bind.js';
import type { Span } from '../diagnostics/diagnostic.js';
import { QueryError } from '../diagnostics/query-error.js';
import { type Catalogue, type ExecuteOptions, noQuery, runContext, schemaOf } from '../engine.js';
import { excluder } from '../exclusions.js';
import { childrenOf, type Expr, type Plan, resultsOf } from '../plan/plan.js';
import { isExpr } from '../plan/print-plan.js';
import type { RunContext } from '../run/context.js';
import type { RowsPlan } from '../run/scan.js';
import { sparing } from './spared-step.js';
import { type TracedRows, Tracer } from './tracer.js';

export { NO_ROW, type RowLinks } from './row-links.js';
export type { TracedRows } from './tracer.js';

/** @throws QueryError with all errors of the text, ExclusionError with those of an exclusion */
export function trace(text: string, catalogue: Catalogue, options: ExecuteOptions): Trace {
  const { exclusions = [], ...runOptions } = options;
  const context = runContext(catalogue, runOptions);
  const origins = new Map<Plan, Plan>();
  const tracer = new Tracer(context, origins);
  const places = new Map<object, Span>();
  const copied = (part: object, copy: object) => {
    const place = places.get(part);
    if (place !== undefined) places.set(copy, place);
  };
  const schema = schemaOf(catalogue);
  const evaluate = (expr: Expr) => context.constant(expr);
  const exclude = excluder(exclusions, schema, evaluate, copied);
  const { plan, diagnostics } = bind(text, schema, {
    evaluate: (expr) => evaluate(exclude.events(expr)),
    materialize: (open) => {
      const origin = exclude.events(open);
      const rows = computed(tracer.rows(origin));
      origins.set(rows, origin);
      return rows;
    },
    placed: (part, span) => {
      if (!places.has(part)) places.set(part, span);
    },
  });
  const errors = diagnostics.filter((d) => d.severity === 'error');
  if (plan === null || errors.length > 0)
    throw new QueryError(errors.length > 0 ? errors : [noQuery(text, 'error')], text);
  const [result] = resultsOf(plan);
  return new Trace(exclude.rows(exclude.events(result?.plan ?? plan)), tracer, places);
}

/** The rows of a plan whose columns are known only now. */
function computed({ batch, plan }: TracedRows): RowsPlan {
  const columns = batch.names.map((name) => ({ name, type: batch.column(name).type }));
  return { op: 'rows', inputs: [], columns, open: false, ordered: plan.ordered, rows: batch };
}

export class Trace {
  constructor(
    /** of `fork` and `facet` the first table */
    readonly plan: Plan,
    private readonly tracer: Tracer,
    private readonly places: Map<object, Span>,
  ) {}

  get context(): RunContext {
    return this.tracer.context;
  }

  /** The rows of a step, which is part of the plan or made of such parts. */
  rows(plan: Plan): TracedRows {
    return this.tracer.rows(plan);
  }

  /** The same query where these rows stand for a part of it. */
  within(part: Plan, rows: TracedRows): Trace {
    return new Trace(this.plan, this.tracer.within(part, rows), this.places);
  }

  /** Where a step or an expression stands in the text; of what stands in a saved function, its call. Null where that is not known. */
  placeOf(part: Plan | Expr): Span | null {
    const place = this.places.get(part);
    if (place !== undefined || !isExpr(part)) return place ?? null;
    for (const child of childrenOf(part)) {
      const within = this.placeOf(child);
      if (within !== null) return within;
    }
    return null;
  }

  /** The step on other inputs: it stands where it stood. */
  withInputs(step: Plan, inputs: readonly Plan[]): Plan {
    return this.inPlaceOf(step, { ...step, inputs });
  }

  /** The step as if it had kept these rows of its input; null where it makes other rows of those that it reads. */
  sparing(step: Plan, rows: readonly number[]): Plan | null {
    const spared = sparing(step, rows);
    return spared === null ? null : this.inPlaceOf(step, spared);
  }

  private inPlaceOf(step: Plan, other: Plan): Plan {
    const place = this.places.get(step);
    if (place !== undefined) this.places.set(other, place);
    return other;
  }
}
