// One step on rows that are there, with the links between them and its result. The rows go in with their numbers in a column of
// their own, which a step that keeps rows hands on; groups are numbered as the step itself numbers them.

import type { JoinPlan } from '../language/operators/_hash-join.js';
import type { JoinedColumn, Side } from '../language/operators/_join-columns.js';
import type { MvExpandPlan } from '../language/operators/mv-expand.js';
import type { ProjectPlan } from '../language/operators/project.js';
import { column, type Expr, type Plan } from '../plan/plan.js';
import { GroupIndex } from '../run/group.js';
import type { Batch } from '../values/batch.js';
import type { Column } from '../values/types.js';
import { readerOf, type Vector } from '../values/vector.js';
import { type PartitionPlan, partitioned } from './partition-step.js';
import { allRows, NO_ROW, type RowLinks, rowsFrom, rowsInto, SAME_ROWS } from './row-links.js';
import { type SparedPlan, spared } from './spared-step.js';
import { rowsPlan, type TracedRows, type Tracer } from './tracer.js';

/** What a step made of its inputs. */
export interface LinkedRows {
  readonly batch: Batch;
  readonly links: readonly RowLinks[];
}

/** The number of a row in its input; no query can write the name. */
const ROW: Column = { name: '$row', type: 'int' };
const RIGHT_ROW: Column = { name: '$rightRow', type: 'int' };

const SAME: ReadonlySet<string> = new Set(['as', 'serialize', 'render', 'materialize']);

/** Steps that hand on the columns of the rows that they keep, those among them that they do not know. */
const KEEPING: ReadonlySet<string> = new Set([
  'where',
  'exclude',
  'extend',
  'parse',
  'parse-where',
  'parse-kv',
  'sort',
  'top',
  'take',
  'sample',
  'mv-apply',
]);

export function linkedStep(plan: Plan, inputs: readonly TracedRows[], tracer: Tracer): LinkedRows {
  const [input] = inputs as [TracedRows];
  if (SAME.has(plan.op)) return { batch: input.batch, links: [SAME_ROWS] };
  if (KEEPING.has(plan.op)) return numbered({ ...plan, columns: [...plan.columns, ROW] }, input, tracer);
  // A plan is of the kind that its `op` says.
  switch (plan.op) {
    case 'project':
      return numbered(projected(plan as ProjectPlan), input, tracer);
    case 'mv-expand':
      return numbered(expanded(plan as MvExpandPlan), input, tracer);
    case 'summarize':
    case 'make-series':
      return grouped(plan, (plan as GroupingPlan).keys, input, tracer);
    case 'distinct':
      return grouped(plan, (plan as ListingPlan).items, input, tracer);
    case 'count':
      return grouped(plan, [], input, tracer);
    case 'join':
    case 'lookup':
      return joined(plan as JoinPlan, inputs, tracer);
    case 'union':
      return united(plan, inputs, tracer);
    case 'partition':
      return partitioned(plan as PartitionPlan, input, tracer);
    case 'spared':
      return spared(plan as SparedPlan, input, tracer);
    default:
      return unlinked(plan, inputs, tracer);
  }
}

type Keys = readonly { readonly expr: Expr }[];
type GroupingPlan = Plan & { readonly keys: Keys };
type ListingPlan = Plan & { readonly items: Keys };

/** The batch with the numbers of its rows. */
function withNumbers(batch: Batch): Batch {
  return batch.with([[ROW.name, () => rowNumbers(batch.length)]]);
}

function rowNumbers(length: number): Vector {
  const data = Int32Array.from({ length }, (_, row) => row);
  return { encoding: 'flat', type: 'int', length, data, nulls: null };
}

function numbersOf(vector: Vector): Int32Array {
  const read = readerOf(vector);
  return Int32Array.from({ length: vector.length }, (_, row) => Number(read(row) ?? NO_ROW));
}

function numbered(plan: Plan, input: TracedRows, { context }: Tracer): LinkedRows {
  const batch = context.all({ ...plan, inputs: [rowsPlan(input, withNumbers(input.batch), [ROW])] });
  return { batch, links: [rowsFrom(batch.length === 0 ? new Int32Array() : numbersOf(batch.column(ROW.name)))] };
}

function projected(plan: ProjectPlan): ProjectPlan {
  return {
    ...plan,
    columns: [...plan.columns, ROW],
    items: [...plan.items, { name: ROW.name, expr: column(ROW) }],
  };
}

function expanded(plan: MvExpandPlan): MvExpandPlan {
  const { expansion, columns } = plan;
  return {
    ...plan,
    columns: [...columns, ROW],
    expansion: { ...expansion, columns: [...expansion.columns, ROW] },
  };
}

/** The result as the step gives it, without knowing more. */
function plainResult(plan: Plan, inputs: readonly TracedRows[], { context }: Tracer): Batch {
  return context.all({ ...plan, inputs: inputs.map((input) => rowsPlan(input, input.batch)) });
}

function grouped(plan: Plan, keys: Keys, input: TracedRows, tracer: Tracer): LinkedRows {
  const { batch } = input;
  const result = plainResult(plan, [input], tracer);
  const index = new GroupIndex(keys.map(({ expr }) => expr.type));
  const groups =
    batch.length === 0
      ? []
      : index.groupsOf(
          keys.map(({ expr }) => tracer.context.evaluate(expr, batch)),
          batch.length,
        );
  const isAll = keys.length === 0 || index.count === result.length;
  return { batch: result, links: [isAll ? rowsInto(Int32Array.from(groups)) : allRows(batch.length, result.length)] };
}

function joined(plan: JoinPlan, inputs: readonly TracedRows[], { context }: Tracer): LinkedRows {
  const side = oneSideOf(plan);
  const left: JoinedColumn = { ...ROW, side: side ?? 'left', from: ROW.name };
  const right: JoinedColumn = { ...RIGHT_ROW, side: 'right', from: ROW.name };
  const numberedPlan: JoinPlan = {
    ...plan,
    columns: [...plan.columns, left, ...(side === null ? [right] : [])],
    inputs: inputs.map((input) => rowsPlan(input, withNumbers(input.batch), [ROW])),
  };
  const batch = context.all(numberedPlan);
  const linksBy = (name: string) => rowsFrom(batch.length === 0 ? new Int32Array() : numbersOf(batch.column(name)));
  if (side === null) return { batch, links: [linksBy(ROW.name), linksBy(RIGHT_ROW.name)] };
  const none = rowsFrom(new Int32Array());
  return { batch, links: side === 'left' ? [linksBy(ROW.name), none] : [none, linksBy(ROW.name)] };
}

/** The side whose rows a join keeps, where it makes no pairs. */
function oneSideOf({ kind }: JoinPlan): Side | null {
  if (!/semi|anti/.test(kind)) return null;
  return kind.startsWith('left') ? 'left' : 'right';
}

function united(plan: Plan, inputs: readonly TracedRows[], tracer: Tracer): LinkedRows {
  const batch = plainResult(plan, inputs, tracer);
  let first = 0;
  const links = inputs.map(({ batch: { length } }) => {
    const from = new Int32Array(batch.length).fill(NO_ROW);
    for (let row = 0; row < length; row++) from[first + row] = row;
    first += length;
    return rowsFrom(from);
  });
  return { batch, links };
}

function unlinked(plan: Plan, inputs: readonly TracedRows[], tracer: Tracer): LinkedRows {
  const batch = plan.open
    ? tracer.context.allOpen({
        ...plan,
        inputs: inputs.map((input) => rowsPlan(input, input.batch)),
      })
    : plainResult(plan, inputs, tracer);
  return { batch, links: inputs.map((input) => allRows(input.batch.length, batch.length)) };
}
