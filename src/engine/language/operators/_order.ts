// `by expression asc nulls first, …`: the keys of `sort`, `top` and their like, and rows in their order.

import type { Binder } from '../../plan/binder.js';
import type { Expr, Plan } from '../../plan/plan.js';
import type { Scope } from '../../plan/scope.js';
import type { RunContext } from '../../run/context.js';
import type { Parser } from '../../syntax/parser.js';
import type { Expression } from '../../syntax/tree.js';
import type { Batch } from '../../values/batch.js';
import { keyOrder, type RowOrder } from './_key-order.js';

export interface OrderKeyNode {
  readonly expression: Expression;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export interface OrderKey {
  readonly expr: Expr;
  readonly descending: boolean;
  readonly nullsFirst: boolean;
}

export function parseOrderKey(parser: Parser): OrderKeyNode {
  const { expression } = parser.named();
  return { expression, ...parseDirection(parser) };
}

/** `asc`, `desc`, `nulls first`, `nulls last`, both or nothing. */
export function parseDirection(parser: Parser): { readonly descending: boolean; readonly nullsFirst: boolean } {
  const descending = parser.acceptAny('asc', 'desc')?.text !== 'asc';
  if (parser.accept('nulls') === null) return { descending, nullsFirst: !descending };
  const end = parser.acceptAny('first', 'last') ?? parser.fail('KS005', `expected 'first' or 'last'${parser.found()}`);
  return { descending, nullsFirst: end.text === 'first' };
}

export function bindOrderKey(node: OrderKeyNode, input: Plan, scope: Scope, binder: Binder): OrderKey {
  const expr = binder.expression(node.expression, scope.withRow(input));
  if (expr.type === 'dynamic' && !input.open && !binder.isUnchecked(expr)) {
    binder.error(
      'KS138',
      'a dynamic value has no order',
      node.expression.span,
      'sort by a scalar of it: `tostring(…)`, `tolong(…)`',
    );
  }
  return { expr, descending: node.descending, nullsFirst: node.nullsFirst };
}

/** Compares two rows of a batch by the keys: negative where the first comes first. */
export function rowOrder(keys: readonly OrderKey[], batch: Batch, context: RunContext): RowOrder {
  const orders = keys.map((key) => keyOrder(context.evaluate(key.expr, batch), key));
  return (a, b) => {
    for (const order of orders) {
      const difference = order(a, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  };
}

/** The rows of a batch in the order of the keys; equal ones keep theirs. */
export function sortedRows(keys: readonly OrderKey[], batch: Batch, context: RunContext): Uint32Array {
  const rows = Uint32Array.from({ length: batch.length }, (_, i) => i);
  return rows.sort(rowOrder(keys, batch, context));
}
