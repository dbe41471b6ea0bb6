// What the rows of a traced rule make of its predicates.

import type { Span } from '../../engine/diagnostics/diagnostic.js';
import { columnsRead, type Expr, type MvApplyPlan, type Plan, partsOf, readsPart } from '../../engine/query-parts.js';
import { rowsWhere } from '../../engine/trace/refusal.js';
import type { Trace, TracedRows } from '../../engine/trace/trace.js';
import { type Predicate, predicatesIn } from './predicates.js';

export interface Observation extends Predicate {
  /** the number of the exclusion that it is part of; null for one of the query */
  readonly exclusion: number | null;
  /** whether it is all of the condition or expression that it stands in */
  readonly isWhole: boolean;
  /** whether a row met it */
  readonly wasTrue: boolean;
  /** whether a row did not; null counts as false */
  readonly wasFalse: boolean;
}

/** One for each predicate of each step, over all rows that reached the step. */
export function observe(trace: Trace): Observation[] {
  return [...new Observer(trace).below(trace.rows(trace.plan))];
}

/** An expression of a step, with what is around it. */
interface Part {
  readonly expr: Expr;
  readonly around: Span | null;
  readonly isCondition: boolean;
  readonly exclusion: number | null;
}

class Observer {
  private readonly seen = new Set<Plan>();

  constructor(private readonly trace: Trace) {}

  /** A step with all that it reads, from the tables on. */
  *below({ plan, inputs }: TracedRows): Generator<Observation> {
    if (this.seen.has(plan)) return;
    this.seen.add(plan);
    for (const input of inputs) yield* this.below(input);
    yield* this.ofStep(plan, inputs);
  }

  *ofStep(plan: Plan, inputs: readonly TracedRows[]): Generator<Observation> {
    const [input, ...others] = inputs;
    // What steps of several inputs compare are keys.
    if (input !== undefined && others.length === 0)
      for (const part of partsIn(plan, this.trace)) yield* this.ofPart(part, input);
    for (const query of partsOf(plan).subqueries) {
      if (!readsPart(query)) yield* this.below(this.trace.rows(query));
      else if (input !== undefined && isParting(plan)) yield* this.ofSubquery(plan, input);
    }
  }

  private *ofPart({ expr, around, isCondition, exclusion }: Part, input: TracedRows): Generator<Observation> {
    const { trace } = this;
    const scope = {
      placeOf: (part: Expr) => trace.placeOf(part),
      constant: (part: Expr) => trace.context.constant(part),
    };
    for (const predicate of predicatesIn(expr, around, isCondition, scope)) {
      if (predicate.place === null && exclusion === null) continue;
      const { length } = input.batch;
      const rows = rowsMeeting(predicate.expr, input, trace);
      if (rows === null) continue;
      const isWhole = predicate.expr === expr;
      yield { ...predicate, exclusion, isWhole, wasTrue: rows > 0, wasFalse: rows < length };
    }
  }

  /** The first steps of a subquery on the rows of all parts at once, as far as they look at one row at a time. */
  private *ofSubquery(plan: PartingPlan, input: TracedRows): Generator<Observation> {
    const inner = new Observer(this.trace.within(plan.part, rowsOfParts(plan, input, this.trace)));
    for (const step of stepsFrom(plan.part, plan.subquery)) {
      yield* inner.ofStep(
        step,
        step.inputs.map((below) => inner.trace.rows(below)),
      );
      if (!ROW_BY_ROW.has(step.op)) return;
    }
  }
}

type ExcludingPlan = Plan & {
  readonly conditions: readonly { readonly number: number; readonly condition: Expr }[];
};

function partsIn(plan: Plan, trace: Trace): Part[] {
  if (plan.op === 'exclude') {
    // A plan is of the kind that its `op` says.
    const { conditions } = plan as ExcludingPlan;
    return conditions.map(({ number, condition }) => {
      return { expr: condition, around: null, isCondition: true, exclusion: number };
    });
  }
  const around = trace.placeOf(plan);
  return partsOf(plan).exprs.map((expr) => ({ expr, around, isCondition: plan.op === 'where', exclusion: null }));
}

/** How many rows meet a predicate; null where it reads what is no column of them, such as an aggregate. */
function rowsMeeting(expr: Expr, { plan, batch }: TracedRows, trace: Trace): number | null {
  const names = new Set([...plan.columns.map(({ name }) => name), ...batch.names]);
  for (const name of columnsRead(expr)) if (!names.has(name)) return null;
  return batch.length === 0 ? 0 : rowsWhere(expr, batch, trace).length;
}

/** A step that runs a subquery on parts of its input. */
type PartingPlan = Pick<MvApplyPlan, 'part' | 'subquery'> & Plan & Partial<Pick<MvApplyPlan, 'expansion'>>;

const isParting = (plan: Plan): plan is PartingPlan => plan.op === 'mv-apply' || plan.op === 'partition';

function rowsOfParts({ expansion, part }: PartingPlan, input: TracedRows, trace: Trace): TracedRows {
  if (expansion === undefined) return { ...input, plan: part };
  const { columns, open, ordered } = part;
  const expanded: Plan = { op: 'mv-expand', inputs: [input.plan], columns, open, ordered };
  return { ...trace.rows({ ...expanded, ...{ expansion } }), plan: part };
}

/** The steps of a pipeline, in their order; none where it is no pipeline from `source` on. */
function stepsFrom(source: Plan, last: Plan): Plan[] {
  const steps: Plan[] = [];
  for (let step = last; step !== source; ) {
    const [input, ...others] = step.inputs;
    if (input === undefined || others.length > 0) return [];
    steps.unshift(step);
    step = input;
  }
  return steps;
}

/** Steps that make the same of rows of several parts as of each part by itself, where they read no other rows. */
const ROW_BY_ROW: ReadonlySet<string> = new Set(['where', 'extend', 'project', 'parse', 'parse-where', 'mv-expand']);
