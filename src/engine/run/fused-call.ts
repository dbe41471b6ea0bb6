// Calls on what other calls made of a dynamic, taken value by value: `tostring(parse_json(Text).a.b)` keeps no column of
// the objects in between, and of the JSON makes only what stands at `a.b`.

import { type CallExpr, type ConvertExpr, columnsRead, type Expr } from '../plan/plan.js';
import { converter } from '../values/convert.js';
import { type JsonPath, jsonMember } from '../values/json-parser.js';
import type { Value } from '../values/types.js';
import type { Evaluator } from './evaluate.js';
import { sameValue, type ValueKernel } from './kernel.js';

export interface FusedCall {
  readonly operand: Expr;
  /** from a value of the operand, or null, to a value of the whole */
  readonly kernel: ValueKernel;
  /** where it gives what stands at this path of its operand, which is a JSON text */
  readonly path?: JsonPath;
}

/** One call of those. */
interface Step extends FusedCall {
  /** the key of the member that it gives of its operand */
  readonly member?: string | number | undefined;
}

/** Null where there is nothing in between that a column is spared for. */
export function fusedCall(expr: CallExpr, evaluator: Evaluator): FusedCall | null {
  const step = stepOf(expr, evaluator);
  return step !== null && isInner(step.operand) ? withInner(step, evaluator) : null;
}

/** A conversion with those before it. */
export function fused(expr: ConvertExpr, evaluator: Evaluator): FusedCall {
  return withInner(conversion(expr), evaluator);
}

function withInner(step: Step, evaluator: Evaluator): FusedCall {
  const { operand, kernel, member } = step;
  const inside = isInner(operand) ? stepOf(operand, evaluator) : null;
  if (inside === null) return step;
  const inner = withInner(inside, evaluator);
  if (kernel === sameValue) return inner;
  if (inner.path !== undefined && member !== undefined) return atPath(inner.operand, [...inner.path, member]);
  return { operand: inner.operand, kernel: (value) => kernel(inner.kernel(value)) };
}

function atPath(operand: Expr, path: JsonPath): FusedCall {
  const read = jsonMember(path);
  return { operand, path, kernel: (value: Value) => (value === null ? null : read(value as string)) };
}

function conversion({ operand, type }: ConvertExpr): Step {
  // Both are functions of one value, which is of the operand's type.
  const kernel = converter(operand.type, type) as ValueKernel;
  return { operand, kernel, ...(operand.type === 'string' && type === 'dynamic' ? { path: [] } : {}) };
}

function isInner(expr: Expr): expr is CallExpr | ConvertExpr {
  return expr.type === 'dynamic' && (expr.kind === 'call' || expr.kind === 'convert');
}

/** A call of one operand, beside constants, or a conversion. */
function stepOf(expr: CallExpr | ConvertExpr, evaluator: Evaluator): Step | null {
  if (!evaluator.isStable(expr)) return null;
  if (expr.kind === 'convert') return conversion(expr);
  const { kernel, values, member } = evaluator.prepare(expr);
  const [place, ...others] = expr.args.flatMap((arg, i) => (columnsRead(arg).size === 0 ? [] : [i]));
  if (values === null || place === undefined || others.length > 0) return null;
  const args = expr.args.map((arg, i) => (i === place ? null : evaluator.valueOf(arg)));
  const see = kernel.nulls === 'see';
  if (!see && args.some((arg, i) => i !== place && arg === null)) return null;
  const operand = expr.args[place] as Expr;
  if (values === sameValue) return { operand, kernel: sameValue };
  return {
    operand,
    member: place === 0 ? member : undefined,
    kernel: (value) => {
      if (!see && value === null) return null;
      args[place] = value;
      return values(...args);
    },
  };
}
