// A condition with what it saw: the columns that it read of a row, and what its other operands came to.

import type { Span } from '../diagnostics/diagnostic.js';
import { language } from '../language/language.js';
import { childrenOf, columnsRead, type Expr, type Plan } from '../plan/plan.js';
import { printExpression } from '../plan/print-expression.js';
import { printStep } from '../plan/print-plan.js';
import { Batch } from '../values/batch.js';
import type { Plain } from '../values/json.js';
import { plainOf } from '../values/plain.js';
import { valueAt } from '../values/vector.js';
import type { Trace } from './trace.js';

/** A column or an expression, and its value in the plain form of `plainOf`. */
export interface ShownValue {
  readonly name: string;
  readonly value: Plain;
}

export interface Condition {
  /** as KQL would say it */
  readonly text: string;
  readonly place: Span | null;
  readonly expr: Expr;
  /** the columns that it reads, then the expressions in it that read none and are more than a literal */
  readonly values: readonly ShownValue[];
}

const isOperator = (name: string) => language.scalar(name)?.infix === true;

export const textOfStep = (plan: Plan): string => printStep(plan, isOperator);
export const textOfExpr = (expr: Expr): string => printExpression(expr, isOperator);

/** A condition as it stands for one row of a step. */
export function conditionAt(expr: Expr, batch: Batch, row: number, trace: Trace): Condition {
  return { text: textOfExpr(expr), place: trace.placeOf(expr), expr, values: valuesAt([expr], batch, row, trace) };
}

/** What expressions read of a row. */
export function valuesAt(exprs: readonly Expr[], batch: Batch, row: number, trace: Trace): ShownValue[] {
  const names = new Set(exprs.flatMap((expr) => [...columnsRead(expr)]));
  const columns = [...names].filter((name) => batch.has(name)).map((name) => columnAt(name, batch, row));
  const computed = exprs
    .flatMap((expr) => constantParts(expr, trace))
    .map((part): ShownValue => {
      return { name: textOfExpr(part), value: plainOf(part.type)(valueAt(trace.context.evaluate(part, ONE_ROW), 0)) };
    });
  return [...columns, ...new Map(computed.map((shown) => [shown.name, shown])).values()];
}

const ONE_ROW = new Batch(1, []);

export function columnAt(name: string, batch: Batch, row: number): ShownValue {
  const vector = batch.column(name);
  return { name, value: plainOf(vector.type)(valueAt(vector, row)) };
}

/** The largest parts that read no column, and are no literals: `now(-5d)`, `toscalar(…)`. */
function constantParts(expr: Expr, trace: Trace): Expr[] {
  if (expr.kind === 'constant' || expr.kind === 'list-query' || expr.kind === 'column') return [];
  if (columnsRead(expr).size > 0 || !trace.context.evaluator.isStable(expr)) {
    return childrenOf(expr).flatMap((child) => constantParts(child, trace));
  }
  const isLiteral = expr.kind === 'convert' && expr.operand.kind === 'constant';
  return isLiteral ? [] : [expr];
}
