// The typed plan: plain data between the binder and whatever runs it. It says what is meant, never how a store or an engine gets it.

import type { Column, ScalarType, Value } from '../values/types.js';

export interface ConstantExpr {
  readonly kind: 'constant';
  readonly type: ScalarType;
  readonly value: Value;
}

/** A column of the operator's input. */
export interface ColumnExpr {
  readonly kind: 'column';
  readonly type: ScalarType;
  readonly name: string;
}

/** A call of a scalar function or operator of the language, by name and number of the overload. */
export interface CallExpr {
  readonly kind: 'call';
  readonly type: ScalarType;
  readonly function: string;
  readonly overload: number;
  readonly args: readonly Expr[];
}

/** An implicit or explicit conversion, with the semantics of `to<type>()`. */
export interface ConvertExpr {
  readonly kind: 'convert';
  readonly type: ScalarType;
  readonly operand: Expr;
}

/** `toscalar(…)`: the first column of the first row of a plan, once a query. */
export interface ScalarQueryExpr {
  readonly kind: 'scalar-query';
  readonly type: ScalarType;
  readonly plan: Plan;
}

/** The first column of a plan as a list, to the right of `in` and its like. */
export interface ListQueryExpr {
  readonly kind: 'list-query';
  /** the type of the elements */
  readonly type: ScalarType;
  readonly plan: Plan;
}

export type Expr = ConstantExpr | ColumnExpr | CallExpr | ConvertExpr | ScalarQueryExpr | ListQueryExpr;

export interface NamedExpr {
  readonly name: string;
  readonly expr: Expr;
}

/** A tabular step. Each operator's file adds its own fields. */
export interface Plan {
  /** the operator's name, the key of the language's table of operators */
  readonly op: string;
  readonly inputs: readonly Plan[];
  /** the columns of the result, in order; names are unique */
  readonly columns: readonly Column[];
  /** further columns may come that are known only when the plan runs */
  readonly open: boolean;
  /** rows come in an order that means something, as window functions need it */
  readonly ordered: boolean;
}

/** What `fork` and `facet` make: several tables, of which the plan itself runs as the first. */
export interface SeveralPlan extends Plan {
  /** a name for each input */
  readonly resultNames: readonly string[];
}

/** The tables that a plan gives, by name; a plan of one table gives that, without a name. */
export function resultsOf(plan: Plan): { readonly name: string; readonly plan: Plan }[] {
  if (!('resultNames' in plan)) return [{ name: plan.op === 'as' && 'name' in plan ? String(plan.name) : '', plan }];
  const { resultNames, inputs } = plan as SeveralPlan;
  return inputs.map((input, i) => ({ name: resultNames[i] ?? '', plan: input }));
}

export function constant(type: ScalarType, value: Value): ConstantExpr {
  return { kind: 'constant', type, value };
}

export function column({ name, type }: Column): ColumnExpr {
  return { kind: 'column', type, name };
}

/** `expr` as a value of `type`; itself where it is one already. */
export function convertTo(type: ScalarType, expr: Expr): Expr {
  return expr.type === type ? expr : { kind: 'convert', type, operand: expr };
}

/** The expressions directly below one. */
export function childrenOf(expr: Expr): readonly Expr[] {
  if (expr.kind === 'call') return expr.args;
  return expr.kind === 'convert' ? [expr.operand] : [];
}

/** Names of the columns that an expression reads. */
export function columnsRead(expr: Expr): ReadonlySet<string> {
  const known = readBy.get(expr);
  if (known !== undefined) return known;
  const names = new Set<string>();
  if (expr.kind === 'column') names.add(expr.name);
  for (const child of childrenOf(expr)) for (const name of columnsRead(child)) names.add(name);
  readBy.set(expr, names);
  return names;
}

const readBy = new WeakMap<Expr, ReadonlySet<string>>();

/** The conjuncts of a predicate: `a and b and c` as three. */
export function conjunctsOf(expr: Expr): Expr[] {
  if (expr.kind === 'call' && expr.function === 'and') return expr.args.flatMap(conjunctsOf);
  return [expr];
}
