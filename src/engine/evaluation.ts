// Single expressions of a plan, and plans that read no table, worked out without running the query.

import { language } from './language/language.js';
import type { Expr, Plan } from './plan/plan.js';
import { printExpression } from './plan/print-expression.js';
import { DEFAULT_RUN_OPTIONS, RunContext } from './run/context.js';
import { Batch } from './values/batch.js';
import type { ScalarType, Value } from './values/types.js';
import { constantVector, valueAt } from './values/vector.js';

export interface TypedValue {
  readonly type: ScalarType;
  readonly value: Value;
}

/** Works out expressions at one time. */
export class Evaluation {
  private readonly context: RunContext;

  /** @param now what `now()` is, in ticks */
  constructor(now: bigint) {
    this.context = new RunContext(language, () => undefined, { ...DEFAULT_RUN_OPTIONS, now });
  }

  /**
   * The value of an expression in a row with these columns.
   * @throws RunError or TypeError where it reads other columns, or a table
   */
  value(expr: Expr, columns: ReadonlyMap<string, TypedValue> = new Map()): Value {
    const row = new Batch(
      1,
      [...columns].map(([name, { type, value }]) => [name, constantVector(type, value, 1)]),
    );
    return valueAt(this.context.evaluate(expr, row), 0);
  }

  /**
   * The rows of a plan that reads no table.
   * @throws RunError or TypeError where it does
   */
  rows(plan: Plan): Batch {
    return this.context.all(plan);
  }
}

/** An expression as KQL, with names for some of its columns. */
export function printedExpression(expr: Expr, names: ReadonlyMap<string, string>): string {
  return printExpression(expr, (name) => language.scalar(name)?.infix === true, names);
}
