// Columns as arguments of functions that take them by their names, or all by `*`.

import type { Span } from '../../diagnostics/diagnostic.js';
import type { Binder } from '../../plan/binder.js';
import type { Scope } from '../../plan/scope.js';
import type { Call, Expression, NamedExpression } from '../../syntax/tree.js';

/** `*`, where it is the only argument, as one argument a column; other arguments as they are. */
export function starAsColumns({ name, args }: Call, scope: Scope, binder: Binder): readonly NamedExpression[] {
  const star = args.find((arg) => arg.expression.kind === 'star');
  if (star === undefined) return args;
  if (args.length > 1) {
    binder.error('KS191', `\`*\` of '${name.name}' stands for all columns and has to be its only argument`, star.span);
  }
  return columnNames(scope).map((column) => columnArgument(column, star.span));
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
