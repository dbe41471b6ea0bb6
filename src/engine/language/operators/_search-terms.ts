// The conditions of `search` and `find`, where a text alone is a term that any column may hold.
// https://learn.microsoft.com/kusto/query/search-operator#search-predicate-syntax

import type { Span } from '../../diagnostics/diagnostic.js';
import type { Binder } from '../../plan/binder.js';
import type { Scope } from '../../plan/scope.js';
import type { Binary, Call, Expression, Literal, Name } from '../../syntax/tree.js';
import type { Column } from '../../values/types.js';

/** Where the terms of a condition are looked for, and how. */
export interface SearchIn {
  readonly columns: readonly Column[];
  readonly caseSensitive: boolean;
  readonly scope: Scope;
  readonly binder: Binder;
}

/** The operators that heed case, by those that do not. */
const CASE_SENSITIVE: Readonly<Record<string, string>> = {
  '=~': '==',
  '!~': '!=',
  has: 'has_cs',
  '!has': '!has_cs',
  hasprefix: 'hasprefix_cs',
  '!hasprefix': '!hasprefix_cs',
  hassuffix: 'hassuffix_cs',
  '!hassuffix': '!hassuffix_cs',
  contains: 'contains_cs',
  '!contains': '!contains_cs',
  startswith: 'startswith_cs',
  '!startswith': '!startswith_cs',
  endswith: 'endswith_cs',
  '!endswith': '!endswith_cs',
  'in~': 'in',
  '!in~': '!in',
};

/** The condition as `where` takes it. */
export function searchCondition(node: Expression, where: SearchIn): Expression {
  switch (node.kind) {
    case 'star':
      return { kind: 'literal', type: 'bool', value: true, span: node.span };
    case 'literal':
      return node.type === 'bool' ? node : inAnyColumn(node, where);
    case 'unary':
      return node.operand.kind === 'literal' ? inAnyColumn(node.operand, where) : node;
    case 'name':
      return nameCondition(node, where);
    case 'call':
      return isNot(node)
        ? { ...node, args: node.args.map((arg) => ({ ...arg, expression: searchCondition(arg.expression, where) })) }
        : node;
    case 'binary':
      return binaryCondition(node, where);
    default:
      return node;
  }
}

const isNot = (call: Call): boolean => call.target === null && call.name.name === 'not' && call.args.length === 1;

/** A variable that holds a text is a term; a column is a condition. */
function nameCondition(node: Name, where: SearchIn): Expression {
  if (where.columns.some((c) => c.name === node.name)) return node;
  const binding = where.scope.lookup(node.name);
  const text =
    binding?.kind === 'scalar' && binding.expr.type === 'string' ? where.binder.constantText(binding.expr) : null;
  return text === null ? node : inAnyColumn({ kind: 'literal', type: 'string', value: text, span: node.span }, where);
}

function binaryCondition(node: Binary, where: SearchIn): Expression {
  if (node.operator === 'and' || node.operator === 'or') {
    return { ...node, left: searchCondition(node.left, where), right: searchCondition(node.right, where) };
  }
  if (node.operator === ':' && node.right.kind === 'literal') {
    return node.left.kind === 'star' ? inAnyColumn(node.right, where) : inColumn(node.left, node.right, where);
  }
  return { ...node, operator: where.caseSensitive ? (CASE_SENSITIVE[node.operator] ?? node.operator) : node.operator };
}

/** Whether a column holds the term. Reals are not searched: their text is not what they were written as. */
function inAnyColumn(term: Literal, where: SearchIn): Expression {
  const tests = where.columns.flatMap(({ name, type }): Expression[] => {
    if (type === 'real' || type === 'decimal') return [];
    const column: Name = { kind: 'name', name, bracketed: true, span: term.span };
    return [inColumn(type === 'string' || type === 'dynamic' ? column : textOf(column), term, where)];
  });
  return anyOf(tests, term.span);
}

/** One condition of many. It is a tree and no chain, for there may be thousands of columns. */
function anyOf(tests: readonly Expression[], span: Span): Expression {
  const [first, second] = tests;
  if (first === undefined) return { kind: 'literal', type: 'bool', value: false, span };
  if (second === undefined) return first;
  const half = Math.ceil(tests.length / 2);
  const left = anyOf(tests.slice(0, half), span);
  const right = anyOf(tests.slice(half), span);
  return { kind: 'binary', operator: 'or', operatorSpan: span, left, right, span };
}

function textOf(column: Name): Expression {
  const name: Name = { kind: 'name', name: 'tostring', bracketed: false, span: column.span };
  const argument = { kind: 'named', names: [], tuple: false, expression: column, span: column.span } as const;
  return { kind: 'call', target: null, name, args: [argument], span: column.span };
}

/** `column has "term"`, or what a `*` in the term makes of it. */
function inColumn(left: Expression, term: Literal, { caseSensitive }: SearchIn): Expression {
  const { operator, text } = termOperator(String(term.value), caseSensitive);
  const right: Expression = { kind: 'literal', type: 'string', value: text, span: term.span };
  return { kind: 'binary', operator, operatorSpan: term.span, left, right, span: term.span };
}

function termOperator(term: string, caseSensitive: boolean): { readonly operator: string; readonly text: string } {
  const text = term.replace(/^\*|\*$/g, '');
  if (text.includes('*')) {
    const pattern = text
      .split('*')
      .map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
      .join('.*');
    const [start, end] = [term.startsWith('*') ? '' : '\\b', term.endsWith('*') ? '' : '\\b'];
    return { operator: 'matches regex', text: `${caseSensitive ? '' : '(?i)'}${start}${pattern}${end}` };
  }
  const suffix = caseSensitive ? '_cs' : '';
  if (term === text) return { operator: `has${suffix}`, text };
  if (term.startsWith('*') && term.endsWith('*')) return { operator: `contains${suffix}`, text };
  return { operator: `${term.startsWith('*') ? 'hassuffix' : 'hasprefix'}${suffix}`, text };
}
