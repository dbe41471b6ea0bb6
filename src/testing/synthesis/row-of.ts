// A row of a plan, as expressions over the variables of the events that it takes, with the conditions that they have to meet.

import {
  conjunctsOf,
  constant,
  type DistinctPlan,
  type Expansion,
  type Expr,
  type ExtendPlan,
  type JoinPlan,
  type MvApplyPlan,
  type MvExpandPlan,
  type NamedExpr,
  PASSING,
  type ParsePlan,
  type Plan,
  type ProjectPlan,
  type ScanPlan,
  type SummarizePlan,
  tablesRead,
  type UnionPlan,
  type WherePlan,
} from '../../engine/query-parts.js';
import type { Batch } from '../../engine/values/batch.js';
import { readerOf } from '../../engine/values/vector.js';
import { DeadEnd } from './choices.js';
import { groupedRow } from './grouped-row.js';
import { joinedRow } from './joined-row.js';
import { parsedRow } from './parsed-row.js';
import { substituted } from './substitute.js';
import { thresholdsIn } from './thresholds.js';
import { Unfollowed } from './unfollowed.js';
import { SymbolicRow, type World } from './world.js';

/** What the steps above ask of a row. */
export interface Asked {
  /** whole numbers that values are compared with, which may be numbers of rows */
  readonly thresholds: readonly bigint[];
  /** the row that the leaf of a subquery stands for */
  readonly part: SymbolicRow | null;
}

const NOTHING: Asked = { thresholds: [], part: null };

/** @throws DeadEnd where the choices so far allow no row */
export function rowOf(plan: Plan, world: World, asked: Asked = NOTHING): SymbolicRow {
  if (plan.op !== 'part' && tablesRead(plan).length === 0 && asked.part === null) return givenRow(plan, world);
  const input = (more: Partial<Asked> = {}) => {
    const [first] = plan.inputs;
    if (first === undefined) throw new Unfollowed(`'${plan.op}'`);
    return rowOf(first, world, { ...asked, ...more });
  };
  // A plan is told by its operator's name.
  switch (plan.op) {
    case 'scan':
      return world.newEvent((plan as ScanPlan).table, plan.columns);
    case 'part':
      if (asked.part === null) throw new Unfollowed('a part of a table');
      return asked.part;
    case 'where': {
      const { predicate } = plan as WherePlan;
      const row = input({ thresholds: [...asked.thresholds, ...thresholdsIn(predicate)] });
      for (const conjunct of conjunctsOf(predicate)) requireTrue(conjunct, row, world);
      return row;
    }
    case 'extend': {
      const row = input({ thresholds: [...asked.thresholds, ...thresholdsOf((plan as ExtendPlan).items)] });
      return row.with(computed((plan as ExtendPlan).items, row, world));
    }
    case 'project': {
      const row = input();
      return new SymbolicRow(
        new Map(computed((plan as ProjectPlan).items, row, world)),
        plan.open ? (name) => row.get(name) : undefined,
      );
    }
    case 'distinct': {
      const row = input();
      return new SymbolicRow(new Map(computed((plan as DistinctPlan).items, row, world)));
    }
    case 'summarize':
      return groupedRow(plan as SummarizePlan, world, asked);
    case 'join':
    case 'lookup':
      return joinedRow(plan as JoinPlan, world, asked);
    case 'union':
      return unitedRow(plan as UnionPlan, world, asked);
    case 'mv-expand': {
      const row = input();
      return row.with(expanded((plan as MvExpandPlan).expansion, row, world));
    }
    case 'mv-apply': {
      const row = input();
      const { expansion, subquery } = plan as MvApplyPlan;
      const part = row.with(expanded(expansion, row, world));
      const applied = rowOf(subquery, world, { ...asked, part });
      return row.with(subquery.columns.map(({ name }) => [name, () => columnOf(applied, name)]));
    }
    case 'parse':
    case 'parse-where':
      return parsedRow(plan as ParsePlan, input(), world);
    case 'evaluate:bag_unpack':
      return unpackedRow(plan, input(), world);
    case 'count':
      input();
      return new SymbolicRow(new Map(plan.columns.map(({ name, type }) => [name, () => constant(type, 1n)])));
    default:
      if (HANDING_ON.has(plan.op)) return input();
      throw new Unfollowed(`'${plan.op}'`);
  }
}

/** Steps that leave rows as they are, all or some. */
const HANDING_ON: ReadonlySet<string> = new Set([...PASSING, 'top', 'take', 'sample', 'exclude']);

function requireTrue(condition: Expr, row: SymbolicRow, world: World): void {
  // What a list must not hold, it does not hold where no event is there for it.
  if (condition.kind === 'call' && condition.function.startsWith('!') && readsTables(condition)) return;
  const expr = substituted(condition, row, world);
  if (expr.kind === 'constant' && expr.value !== true) throw new DeadEnd('a condition is false for all events');
  world.demand({ kind: 'true', expr });
}

function readsTables(expr: Expr): boolean {
  if (expr.kind === 'list-query' || expr.kind === 'scalar-query') return tablesRead(expr.plan).length > 0;
  return expr.kind === 'call' && expr.args.some(readsTables);
}

export function columnOf(row: SymbolicRow, name: string): Expr {
  const expr = row.get(name);
  if (expr === null) throw new Unfollowed(`the column '${name}'`);
  return expr;
}

/** Columns that are computed from those of a row, each where it is asked for. */
export function computed(
  items: readonly NamedExpr[],
  row: SymbolicRow,
  world: World,
): [name: string, expr: () => Expr][] {
  return items.map(({ name, expr }) => [name, () => substituted(expr, row, world)]);
}

const thresholdsOf = (items: readonly NamedExpr[]) => items.flatMap(({ expr }) => thresholdsIn(expr));

/** Rows of a table that stands in the query which are tried at most. */
const MOST_ROWS = 8;

/** One of the rows of a plan that reads no table. */
function givenRow(plan: Plan, world: World): SymbolicRow {
  const batch = rowsGiven(plan, world);
  const row = world.choices.pick(Array.from({ length: Math.min(batch.length, MOST_ROWS) }, (_, i) => i));
  return new SymbolicRow(
    new Map(plan.columns.map(({ name, type }) => [name, () => constant(type, readerOf(batch.column(name))(row))])),
  );
}

function rowsGiven(plan: Plan, world: World): Batch {
  try {
    return world.evaluation.rows(plan);
  } catch {
    throw new Unfollowed(`'${plan.op}', whose rows are not known,`);
  }
}

function unitedRow(plan: UnionPlan, world: World, asked: Asked): SymbolicRow {
  const leg = world.choices.pick(plan.inputs.map((_, i) => i));
  const input = plan.inputs[leg] as Plan;
  const row = rowOf(input, world, asked);
  const columns = plan.columns.map(({ name, type }, i): [string, () => Expr] => {
    const origin = plan.origins[i] ?? null;
    if (origin === null) return [name, () => constant('string', plan.sourceColumn?.names[leg] ?? '')];
    const own = input.columns.find((c) => c.name === origin.name && (origin.type ?? c.type) === c.type);
    if (own === undefined) return [name, () => absent(type)];
    const expr = () => columnOf(row, own.name);
    return [name, own.type === type ? expr : () => ({ kind: 'convert', type, operand: expr() })];
  });
  return new SymbolicRow(new Map(columns), plan.open ? (name) => row.get(name) : undefined);
}

/** What stands in a column that a row has not. */
export function absent(type: Expr['type']): Expr {
  return constant(type, type === 'string' ? '' : null);
}

/** The first element of each of the columns that are taken apart. */
function expanded({ items }: Expansion, row: SymbolicRow, world: World): [string, () => Expr][] {
  return items.map(({ name, expr, type }) => {
    const element = () => elementOf(substituted(expr, row, world), world);
    return [name, type === 'dynamic' ? element : () => ({ kind: 'convert', type, operand: element() })];
  });
}

export function elementOf(list: Expr, world: World, at: Expr = constant('long', 0n)): Expr {
  return world.simplified({ kind: 'call', type: 'dynamic', function: '[]', overload: 0, args: [list, at] });
}

function unpackedRow(plan: Plan, row: SymbolicRow, world: World): SymbolicRow {
  const { bag } = plan as Plan & { readonly bag: string };
  const own = plan.columns.map(({ name }): [string, () => Expr] => [
    name,
    () => row.get(name) ?? elementOf(columnOf(row, bag), world, constant('string', name)),
  ]);
  return new SymbolicRow(new Map(own), (name) => elementOf(columnOf(row, bag), world, constant('string', name)));
}
