// Runs a subquery once for all parts, where its steps let rows keep the number of their part: a run for each part costs more than its
// few rows do.

import { type PartPlan, partPlan, readsPart } from '../../plan/part.js';
import { column, type Expr, type Plan } from '../../plan/plan.js';
import { AggregatedGroups } from '../../run/aggregate.js';
import type { RunContext } from '../../run/context.js';
import type { OperatorRunner } from '../../run/language.js';
import { Batch, type LazyVector } from '../../values/batch.js';
import type { Column } from '../../values/types.js';
import { type FlatVector, flatten } from '../../values/vector.js';
import type { ParsePlan } from './_parse-pattern.js';
import type { ExtendPlan } from './extend.js';
import type { MvExpandPlan } from './mv-expand.js';
import type { ProjectPlan } from './project.js';
import type { SummarizePlan } from './summarize.js';
import type { WherePlan } from './where.js';

/** The column that holds the number of a row's part, from 0; no query can write its name. */
const PART: Column = { name: '$part', type: 'int' };
const PART_ITEM = { name: PART.name, expr: column(PART) };
const SUMMARIZE_PARTS = 'summarize-parts';

/** A subquery for all parts at once. */
export interface AllPartsPlan {
  /** the rows of all parts, with the column of the part's number */
  readonly rows: PartPlan;
  /** the numbers of all parts, also of those without rows */
  readonly numbers: PartPlan;
  readonly subquery: Plan;
}

interface SummarizePartsPlan extends SummarizePlan {
  readonly numbers: PartPlan;
}

/** The subquery for all parts at once; null where a step needs the rows of one part to itself. */
export function allParts(subquery: Plan, part: PartPlan, context: RunContext): AllPartsPlan | null {
  const rows = partPlan({ ...part, columns: [...part.columns, PART] });
  const numbers = partPlan({ columns: [PART], open: false, ordered: true });
  const whole = new Carrying(part, rows, numbers, context).plan(subquery);
  return whole === null ? null : { rows, numbers, subquery: whole };
}

/**
 * What the subquery gives for all parts, one after the other, and the number of the part of each row.
 * @param partOf the part of each of the rows, ascending
 */
export function runAllParts(plan: AllPartsPlan, rows: Batch, partOf: Int32Array, parts: number, context: RunContext) {
  const whole = rows.with([[PART.name, intVector(partOf)]]);
  const numbers = new Batch(parts, [[PART.name, intVector(Int32Array.from({ length: parts }, (_, number) => number))]]);
  const result = context.withPart(plan.numbers, numbers, () => context.allOfPart(plan.subquery, plan.rows, whole));
  return { result, partOf: partsOf(result) };
}

function intVector(data: Int32Array): FlatVector {
  return { encoding: 'flat', type: 'int', length: data.length, data, nulls: null };
}

function partsOf(batch: Batch): Uint32Array {
  // A column of ints without nulls.
  return Uint32Array.from(flatten(batch.column(PART.name)).data as Int32Array);
}

/** Makes plans whose rows keep the number of their part. */
class Carrying {
  constructor(
    private readonly part: PartPlan,
    private readonly rows: PartPlan,
    private readonly numbers: PartPlan,
    private readonly context: RunContext,
  ) {}

  plan(plan: Plan): Plan | null {
    if (plan === this.part) return this.rows;
    const [input, ...others] = plan.inputs;
    const carried = input === undefined || others.length > 0 ? null : this.plan(input);
    return carried === null ? null : this.step(plan, carried);
  }

  private step(plan: Plan, input: Plan): Plan | null {
    const carried = { inputs: [input], columns: [...plan.columns, PART] };
    // A plan is of the kind that its `op` says.
    switch (plan.op) {
      case 'where':
        return this.isRowByRow([(plan as WherePlan).predicate]) ? { ...plan, ...carried } : null;
      case 'parse':
      case 'parse-where':
        return this.isRowByRow([(plan as ParsePlan).source]) ? { ...plan, ...carried } : null;
      case 'extend':
        return this.isRowByRow(exprsOf(plan as ExtendPlan)) ? { ...plan, ...carried } : null;
      case 'project':
        return this.project({ ...(plan as ProjectPlan), ...carried });
      case 'mv-expand':
        return this.mvExpand({ ...(plan as MvExpandPlan), ...carried });
      case 'summarize':
        return this.summarize({ ...(plan as SummarizePlan), ...carried });
      default:
        return null;
    }
  }

  private project(plan: ProjectPlan): ProjectPlan | null {
    return this.isRowByRow(exprsOf(plan)) ? { ...plan, items: [...plan.items, PART_ITEM] } : null;
  }

  private mvExpand({ expansion, ...plan }: MvExpandPlan): MvExpandPlan | null {
    if (!this.isRowByRow(exprsOf(expansion))) return null;
    return { ...plan, expansion: { ...expansion, columns: [...expansion.columns, PART] } };
  }

  private summarize(plan: SummarizePlan): SummarizePlan | SummarizePartsPlan | null {
    const args = plan.aggregates.flatMap((aggregate) => aggregate.args);
    if (!this.isRowByRow([...exprsOf({ items: plan.keys }), ...args])) return null;
    if (plan.keys.length > 0) return { ...plan, keys: [...plan.keys, PART_ITEM] };
    // Without keys a part gives one row also where it has none itself.
    return { ...plan, op: SUMMARIZE_PARTS, numbers: this.numbers };
  }

  /** Whether the expressions read nothing but their own row. */
  private isRowByRow(exprs: readonly Expr[]): boolean {
    return exprs.every((expr) => !this.context.evaluator.readsOtherRows(expr) && !readsPart(expr));
  }
}

function exprsOf({ items }: { readonly items: readonly { readonly expr: Expr }[] }): Expr[] {
  return items.map(({ expr }) => expr);
}

export const ALL_PARTS_RUNNERS: Readonly<Record<string, OperatorRunner['run']>> = {
  // Only this file makes plans of this name.
  [SUMMARIZE_PARTS]: (plan, context) => [summarizedParts(plan as SummarizePartsPlan, context)],
};

/** One row a part. */
function summarizedParts(plan: SummarizePartsPlan, context: RunContext): Batch {
  const numbers = context.part(plan.numbers);
  const groups = new AggregatedGroups(plan.aggregates, context);
  for (const batch of context.run(plan.inputs[0] as Plan)) groups.add(partsOf(batch), numbers.length, batch);
  const results = groups.finish(numbers.length, plan.outputs);
  const columns = plan.outputs.map(({ name }, i): [string, LazyVector] => [
    name,
    results[i] ?? numbers.column(PART.name),
  ]);
  return new Batch(numbers.length, [...columns, [PART.name, numbers.column(PART.name)]]);
}
