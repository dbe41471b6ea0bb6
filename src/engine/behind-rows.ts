// Which rows of a table are behind the rows of a plan's result: they are carried along, one by one and then in groups.

import type { JoinPlan } from './language/operators/_hash-join.js';
import type { DistinctPlan } from './language/operators/distinct.js';
import type { SummarizePlan } from './language/operators/summarize.js';
import type { ScanPlan } from './plan/binder.js';
import { column, type Plan } from './plan/plan.js';
import { marked, PASSING, ROW_WISE } from './row-wise.js';
import type { Column } from './values/types.js';

/** Steps that hand on rows of their input with all that these carry. */
const CARRYING: ReadonlySet<string> = new Set([...ROW_WISE, ...PASSING, 'top', 'take']);

/** The plan with the column `mark` of a table to its end: a number where rows come through one by one, a list of numbers of each group. */
interface Way {
  readonly table: string;
  readonly plan: Plan;
  readonly mark: Column;
}

/**
 * For each table that a plan reads, the plan with the column `mark` of the table kept to the end, once for each place where it is read; null for a
 * table whose rows cannot be followed to the end.
 */
export function plansBehindRows(plan: Plan, mark: Column): ReadonlyMap<string, readonly Plan[] | null> {
  const found = new Map<string, Plan[] | null>();
  for (const { table, way } of waysThrough(plan, mark)) {
    const known = found.get(table);
    if (way === null || known === null) found.set(table, null);
    else found.set(table, [...(known ?? []), way.plan]);
  }
  return found;
}

function* waysThrough(plan: Plan, mark: Column): Iterable<{ readonly table: string; readonly way: Way | null }> {
  if (plan.op === 'scan') {
    const { table } = plan as ScanPlan;
    yield { table, way: { table, mark, plan: { ...plan, columns: [...plan.columns, mark] } } };
  }
  for (const [i, input] of plan.inputs.entries()) {
    for (const { table, way } of waysThrough(input, mark)) yield { table, way: way && carried(plan, i, way) };
  }
}

/** The way through one more step; null where the step does not tell what its rows are made of. */
function carried(plan: Plan, input: number, way: Way): Way | null {
  const inputs = plan.inputs.map((other, i) => (i === input ? way.plan : other));
  if (CARRYING.has(plan.op)) return { ...way, plan: { ...marked(plan, way.mark), inputs } };
  switch (plan.op) {
    case 'summarize':
      return grouped(plan as SummarizePlan, inputs, way);
    case 'distinct':
      return grouped({ ...plan, keys: (plan as DistinctPlan).items, aggregates: [], outputs: [] }, inputs, way);
    case 'join':
    case 'lookup':
      return joined(plan as JoinPlan, input, inputs, way);
    default:
      return null;
  }
}

type Grouping = Plan & Pick<SummarizePlan, 'keys' | 'aggregates' | 'outputs'>;

function grouped(plan: Grouping, inputs: readonly Plan[], { table, mark }: Way): Way {
  const list: Column = { name: `$${plan.aggregates.length}`, type: 'dynamic' };
  const all: Column = { name: mark.name, type: 'dynamic' };
  const step: SummarizePlan = {
    ...plan,
    op: 'summarize',
    inputs,
    columns: [...plan.columns, all],
    aggregates: [...plan.aggregates, { function: 'make_list', overload: 0, args: [column(mark)], columns: [list] }],
    outputs: [...plan.outputs, { name: mark.name, expr: column(list) }],
  };
  return { table, mark: all, plan: step };
}

/** An inner join of unique keys takes one of several rows, and may take another in each run. */
function joined(plan: JoinPlan, input: number, inputs: readonly Plan[], way: Way): Way | null {
  const side = input === 0 ? 'left' : 'right';
  const givesOneSide = plan.kind.endsWith('semi') || plan.kind.endsWith('anti');
  if ((plan.kind === 'innerunique' && side === 'left') || (givesOneSide && !plan.kind.startsWith(side))) return null;
  const columns = [...plan.columns, { ...way.mark, side, from: way.mark.name } as const];
  return { ...way, plan: { ...plan, columns, inputs } as JoinPlan };
}
