// Columns as arguments of functions that take them by their names, or all by `*`.

import type { Span } from '../../diagnostics/diagnostic.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, Expression, NamedExpression } from '../../syntax/tree.js';

/** `*` as one argument a column; other arguments as they are. */
export function starAsColumns(call: Call, scope: Scope): NamedExpression[] {
  return call.args.flatMap((arg) =>
    arg.expression.kind === 'star' ? columnNames(scope).map((name) => columnArgument(name, arg.span)) : [arg],
  );
}

export function columnNames(scope: Scope): string[] {
  return scope.row?.columns.map((column) => column.name) ?? [];
}

export function columnArgument(name: string, span: Span): NamedExpression {
  return argument({ kind: 'name', name, bracketed: true, span });
}

export function textArgument(value: string, span: Span): NamedExpression {
  return argument({ kind: 'literal', type: 'string', value, span });
}

/** An expression as an argument without a name of its own. */
export function argument(expression: Expression): NamedExpression {
  return { kind: 'named', names: [], tuple: false, expression, span: expression.span };
}
