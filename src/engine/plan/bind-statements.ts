// Statements: what a `let` declares, and the queries that a text holds.

import type { Expression, FunctionParameter, LetStatement, Statement } from '../syntax/tree.js';
import type { Binder } from './binder.js';
import { constant, convertTo, type Plan } from './plan.js';
import type { Binding, Scope } from './scope.js';

/** Declares what the statements declare, in order; gives the plans of the tabular queries among them. */
export function bindStatements(statements: readonly Statement[], scope: Scope, binder: Binder): Plan[] {
  const plans: Plan[] = [];
  for (const statement of statements) {
    if (statement.kind === 'expression') plans.push(bindQueryStatement(statement.expression, scope, binder));
    else bindDeclaration(statement, scope, binder);
  }
  return plans;
}

/** A query; a single value becomes a table of one row, as `print` makes it. */
function bindQueryStatement(expression: Expression, scope: Scope, binder: Binder): Plan {
  const bound = binder.any(expression, scope);
  switch (bound.kind) {
    case 'table':
      return bound.plan;
    case 'scalar': {
      const items = [{ name: 'Result', expr: bound.expr }];
      return {
        op: 'print',
        inputs: [],
        columns: [{ name: 'Result', type: bound.expr.type }],
        open: false,
        ordered: true,
        ...{ items },
      };
    }
    default:
      return binder.brokenTable();
  }
}

function bindDeclaration(statement: Exclude<Statement, { kind: 'expression' }>, scope: Scope, binder: Binder): void {
  switch (statement.kind) {
    case 'let':
      return bindLet(statement, scope, binder);
    case 'query_parameters':
      for (const parameter of statement.parameters) declareQueryParameter(parameter, scope, binder);
      return;
    case 'alias':
      return scope.declare(statement.name, { kind: 'database' });
    case 'set':
      binder.settings.set(statement.name, statement.value);
      return;
    case 'pattern':
      return scope.declare(statement.name, { kind: 'pattern', statement, scope });
    case 'restrict':
      return;
  }
}

function bindLet(statement: LetStatement, scope: Scope, binder: Binder): void {
  const { name, value } = statement;
  if (scope.isDeclaredHere(name.name)) {
    binder.error('KS201', `'${name.name}' is declared twice`, name.span, 'give one of them another name');
  }
  scope.declare(
    name,
    value.kind === 'function'
      ? { kind: 'function', name: name.name, declaration: value, scope, source: null }
      : binder.any(value, scope),
  );
}

/** The value comes from the caller of the query, by name; without one the default counts. */
function declareQueryParameter(parameter: FunctionParameter, scope: Scope, binder: Binder): void {
  if (parameter.kind === 'table') {
    binder.error('KS119', 'a query parameter cannot be a table', parameter.name.span);
    return;
  }
  const { type } = parameter;
  const expr =
    parameter.default === null
      ? constant(type, type === 'string' ? '' : null)
      : convertTo(type, binder.expression(parameter.default, scope));
  const binding: Binding = { kind: 'scalar', expr };
  scope.declare(parameter.name, binding);
}
