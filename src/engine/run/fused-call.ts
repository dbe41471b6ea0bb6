// Calls on what other calls made of a dynamic, taken value by value: `tostring(parse_json(Text).a.b)` keeps no column of
// the objects in between, most of whose content nobody asks for.

import { type CallExpr, type ConvertExpr, columnsRead, type Expr } from '../plan/plan.js';
import { converter } from '../values/convert.js';
import type { Evaluator } from './evaluate.js';
import type { ValueKernel } from './kernel.js';

export interface FusedCall {
  readonly operand: Expr;
  /** from a value of the operand, or null, to a value of the whole */
  readonly kernel: ValueKernel;
}

/** Null where there is nothing in between that a column is spared for. */
export function fusedCall(expr: CallExpr, evaluator: Evaluator): FusedCall | null {
  const step = stepOf(expr, evaluator);
  return step !== null && isInner(step.operand) ? withInner(step, evaluator) : null;
}

/** A conversion with those before it. */
export function fused(expr: ConvertExpr, evaluator: Evaluator): FusedCall {
  return withInner({ operand: expr.operand, kernel: conversion(expr) }, evaluator);
}

function withInner({ operand, kernel }: FusedCall, evaluator: Evaluator): FusedCall {
  const step = isInner(operand) ? stepOf(operand, evaluator) : null;
  if (step === null) return { operand, kernel };
  const inner = withInner(step, evaluator);
  return { operand: inner.operand, kernel: (value) => kernel(inner.kernel(value)) };
}

function conversion({ operand, type }: ConvertExpr): ValueKernel {
  // Both are functions of one value, which is of the operand's type.
  return converter(operand.type, type) as ValueKernel;
}

function isInner(expr: Expr): expr is CallExpr | ConvertExpr {
  return expr.type === 'dynamic' && (expr.kind === 'call' || expr.kind === 'convert');
}

/** A call of one operand, beside constants, or a conversion. */
function stepOf(expr: CallExpr | ConvertExpr, evaluator: Evaluator): FusedCall | null {
  if (!evaluator.isStable(expr)) return null;
  if (expr.kind === 'convert') return { operand: expr.operand, kernel: conversion(expr) };
  const { kernel, values } = evaluator.prepare(expr);
  const [place, ...others] = expr.args.flatMap((arg, i) => (columnsRead(arg).size === 0 ? [] : [i]));
  if (values === null || place === undefined || others.length > 0) return null;
  const args = expr.args.map((arg, i) => (i === place ? null : evaluator.valueOf(arg)));
  const see = kernel.nulls === 'see';
  if (!see && args.some((arg, i) => i !== place && arg === null)) return null;
  return {
    operand: expr.args[place] as Expr,
    kernel: (value) => {
      if (!see && value === null) return null;
      args[place] = value;
      return values(...args);
    },
  };
}
