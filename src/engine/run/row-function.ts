// Expressions over one row at a time, for operators whose rows depend on what they made of the rows before.

import { type CallExpr, columnsRead, type Expr } from '../plan/plan.js';
import { converter } from '../values/convert.js';
import type { Value } from '../values/types.js';
import { constantVector, valueAt } from '../values/vector.js';
import type { RunContext } from './context.js';
import type { ValueKernel } from './kernel.js';

/** The value of an expression for the row that the columns stand at now. */
export type RowFunction = () => Value;

/**
 * @param read makes the reader of a column, which gives its value in the present row
 */
export function rowFunction(expr: Expr, read: (column: string) => RowFunction, context: RunContext): RowFunction {
  if (expr.kind === 'column') return read(expr.name);
  if (columnsRead(expr).size === 0 && context.evaluator.isStable(expr)) {
    const value = context.constant(expr);
    return () => value;
  }
  switch (expr.kind) {
    case 'convert': {
      const operand = rowFunction(expr.operand, read, context);
      const convert = converter(expr.operand.type, expr.type);
      return () => convert(operand());
    }
    case 'call':
      return callFunction(
        expr,
        expr.args.map((arg) => rowFunction(arg, read, context)),
        context,
      );
    default:
      return () => context.constant(expr);
  }
}

function callFunction(expr: CallExpr, args: readonly RowFunction[], context: RunContext): RowFunction {
  const { kernel, values, vectors } = context.evaluator.prepare(expr);
  if (vectors !== null) {
    const { args: argExprs } = expr;
    return () =>
      valueAt(
        vectors(
          args.map((arg, i) => constantVector(argExprs[i]?.type ?? expr.type, arg(), 1)),
          1,
        ),
        0,
      );
  }
  // One of the two forms is always there.
  const call = values as ValueKernel;
  if (kernel.nulls === 'see') return () => call(...args.map((arg) => arg()));
  return () => {
    const row = args.map((arg) => arg());
    return row.includes(null) ? null : call(...row);
  };
}
