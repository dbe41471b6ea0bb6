// Scalar expressions, and what a name or a call stands for.

import type { Binary, Expression, Member, Name } from '../syntax/tree.js';
import type { ScalarType } from '../values/types.js';
import { bindCall, bindFunctionCall, callInfix } from './bind-call.js';
import { bindPatternCall, textOf } from './bind-pattern.js';
import type { Binder, Bound } from './binder.js';
import { column, columnsRead, constant, convertTo, type Expr } from './plan.js';
import { scalarOf } from './scalar-of.js';
import type { Binding, ScalarBinding, Scope } from './scope.js';

export function bindExpression(node: Expression, scope: Scope, binder: Binder): Expr {
  return scalarOf(bindPlaced(node, scope, binder), node, binder);
}

bindExpression.any = bindPlaced;

function bindPlaced(node: Expression, scope: Scope, binder: Binder): Bound {
  const bound = bindAny(node, scope, binder);
  if (bound.kind === 'scalar') binder.placed(bound.expr, node.span);
  return bound;
}

export function bindPredicate(node: Expression, scope: Scope, binder: Binder): Expr {
  const expr = bindExpression(node, scope, binder);
  if (expr.type === 'bool' || binder.isUnchecked(expr)) return convertTo('bool', expr);
  const hint = expr.type === 'dynamic' ? 'convert it: `tobool(…)`' : null;
  binder.error('KS107', `expected a condition (bool), found ${expr.type}`, node.span, hint);
  return binder.unchecked('bool');
}

function bindAny(node: Expression, scope: Scope, binder: Binder): Bound {
  switch (node.kind) {
    case 'literal':
      return scalar(constant(node.type, node.value));
    case 'dynamic':
      return scalar(constant('dynamic', node.value));
    case 'name':
      return bindName(node, scope, binder);
    case 'member':
      return bindMember(node, scope, binder);
    case 'index':
      return bindIndex(node, scope, binder);
    case 'call':
      return bindCall(node, scope, binder);
    case 'unary':
      return scalar(callInfix(`unary ${node.operator}`, [node.operand], node.span, scope, binder));
    case 'binary': {
      if (node.left.kind === 'star') return scalar(bindAnyColumn(node, scope, binder));
      const operands = node.right.kind === 'list' ? [node.left, ...node.right.items] : [node.left, node.right];
      return scalar(callInfix(node.operator, operands, node.operatorSpan, scope, binder));
    }
    case 'between': {
      const operator = node.negated ? '!between' : 'between';
      return scalar(callInfix(operator, [node.left, node.from, node.to], node.operatorSpan, scope, binder));
    }
    case 'query':
      return { kind: 'table', plan: binder.query(node, scope.withRow(null)) };
    case 'operator-expression':
      return {
        kind: 'table',
        plan: binder.query({ kind: 'query', source: node.operator, steps: [], span: node.span }, scope.withRow(null)),
      };
    case 'star':
      return misplaced("'*' is not allowed here", node, binder);
    case 'wildcard':
      return misplaced(`the pattern '${node.pattern}' is not allowed here`, node, binder);
    case 'typeof':
      return misplaced("'typeof' is not allowed here", node, binder);
    case 'list':
      return misplaced('a list is not allowed here', node, binder);
    case 'broken':
      return { kind: 'broken' };
  }
}

/** `* has "x"`: whether a column of the row holds for the operator; `* !has "x"`: whether none holds for `has`. */
function bindAnyColumn(node: Binary, scope: Scope, binder: Binder): Expr {
  const negated = node.operator.startsWith('!');
  const operator = negated ? node.operator.slice(1) : node.operator;
  const tests = (scope.row?.columns ?? []).map((c): Expression => {
    const left: Expression = { kind: 'name', name: c.name, bracketed: true, span: node.left.span };
    const text: Name = { kind: 'name', name: 'tostring', bracketed: false, span: node.left.span };
    const argument = { kind: 'named', names: [], tuple: false, expression: left, span: left.span } as const;
    const shown: Expression =
      c.type === 'string' || operator === '=='
        ? left
        : { kind: 'call', target: null, name: text, args: [argument], span: left.span };
    return { ...node, operator, left: shown };
  });
  const any = tests.map((test) => bindExpression(test, scope, binder)).reduce<Expr>(either, constant('bool', false));
  return negated ? { kind: 'call', type: 'bool', function: 'not', overload: 0, args: [any] } : any;
}

const either = (a: Expr, b: Expr): Expr =>
  a.kind === 'constant' ? b : { kind: 'call', type: 'bool', function: 'or', overload: 0, args: [a, b] };

const scalar = (expr: Expr): Bound => ({ kind: 'scalar', expr });

function misplaced(message: string, node: Expression, binder: Binder): Bound {
  binder.error('KS006', message, node.span);
  return { kind: 'broken' };
}

function bindName(node: Name, scope: Scope, binder: Binder): Bound {
  const found = scope.column(node.name);
  if (found !== undefined) return scalar(column(found));
  const binding = scope.lookup(node.name);
  if (binding !== undefined) return bindVariable(binding, node, scope, binder);
  const special = binder.language.scalar(node.name)?.bind;
  if (special !== undefined && node.name.startsWith('$')) {
    return scalar(special({ kind: 'call', target: null, name: node, args: [], span: node.span }, scope, binder));
  }
  const table = binder.databaseTable(node.name);
  if (table !== null) return { kind: 'table', plan: table };
  if (scope.row?.open) return scalar(binder.unchecked('dynamic', column({ name: node.name, type: 'dynamic' })));
  const saved = bindFunctionCall({ kind: 'call', target: null, name: node, args: [], span: node.span }, scope, binder);
  if (saved !== null) return saved;
  if (scope.row === null) return { kind: 'table', plan: binder.unknownTable(node.name, node.span) };
  binder.unknownName(node, scope);
  return { kind: 'broken' };
}

/** A variable of a `let`; a function without parameters may be named without its parentheses. */
function bindVariable(binding: Binding, node: Name, scope: Scope, binder: Binder): Bound {
  if (binding.kind === 'scalar') return bindValue(binding, node, scope, binder);
  if (binding.kind === 'pattern') {
    binder.error('KS118', `the pattern '${node.name}' is called with texts`, node.span, `write \`${node.name}("…")\``);
    return { kind: 'broken' };
  }
  if (binding.kind !== 'function') return binding;
  const call = { kind: 'call', target: null, name: node, args: [], span: node.span } as const;
  return bindFunctionCall(call, scope, binder) ?? { kind: 'broken' };
}

/** A parameter can be a value of the row that its function is called for: a query in the function has other rows. */
function bindValue(binding: ScalarBinding, { name, span }: Name, scope: Scope, binder: Binder): Bound {
  if (!scope.inQuery || columnsRead(binding.expr).size === 0) return binding;
  binder.error(
    'KQ009',
    `'${name}' has another value for each row of the caller, and a query inside of a function cannot read it`,
    span,
    'join the two tables instead',
  );
  return { kind: 'broken' };
}

/** `database('x').T`, or a property of a dynamic. */
function bindMember(node: Member, scope: Scope, binder: Binder): Bound {
  const pattern = bindPatternPath(node.target, node.member.name, scope, binder);
  if (pattern !== null) return pattern;
  const target = bindAny(node.target, scope, binder);
  if (target.kind === 'broken') return target;
  if (target.kind === 'database') return bindName(node.member, scope.withRow(null), binder);
  if (target.kind === 'table') {
    const graph = scope.row?.open === true;
    if (graph) return scalar(binder.unchecked());
    binder.error('KS142', `a table has no '${node.member.name}'`, node.member.span);
    return { kind: 'broken' };
  }
  return scalar(property(target.expr, constant('string', node.member.name), node, binder));
}

function bindPatternPath(target: Expression, path: string | null, scope: Scope, binder: Binder): Bound | null {
  return target.kind === 'call' && path !== null ? bindPatternCall(target, path, scope, binder) : null;
}

function bindIndex(node: Extract<Expression, { kind: 'index' }>, scope: Scope, binder: Binder): Bound {
  const pattern = bindPatternPath(node.target, textOf(node.index), scope, binder);
  if (pattern !== null) return pattern;
  const target = bindAny(node.target, scope, binder);
  if (target.kind === 'broken') return target;
  if (target.kind === 'database') {
    return node.index.kind === 'literal'
      ? { kind: 'table', plan: tableNamed(String(node.index.value), node, binder) }
      : { kind: 'broken' };
  }
  if (target.kind === 'table') {
    binder.error('KS147', 'a table cannot be indexed', node.span);
    return { kind: 'broken' };
  }
  const key = bindExpression(node.index, scope, binder);
  if (!binder.isUnchecked(key) && !KEY_TYPES.has(key.type)) {
    binder.error('KS141', `an index is a position or a name, found ${key.type}`, node.index.span);
  }
  return scalar(property(target.expr, key, node, binder));
}

const KEY_TYPES: ReadonlySet<ScalarType> = new Set(['int', 'long', 'string', 'dynamic']);

function tableNamed(name: string, node: Expression, binder: Binder) {
  return binder.databaseTable(name) ?? binder.unknownTable(name, node.span);
}

/** `target.key` or `target[key]`. */
function property(target: Expr, key: Expr, node: Expression, binder: Binder): Expr {
  if (binder.isUnchecked(target)) return binder.unchecked();
  if (target.type !== 'dynamic') {
    const hint = target.type === 'string' ? 'parse the text first: `parse_json(…)`' : null;
    binder.error('KS141', `a value of type ${target.type} has no properties`, node.span, hint);
    return binder.unchecked();
  }
  return { kind: 'call', type: 'dynamic', function: '[]', overload: 0, args: [target, key] };
}
