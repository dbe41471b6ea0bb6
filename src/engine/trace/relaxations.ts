// What a condition would be if one thing about it were less strict.

import { type CallExpr, childrenOf, columnsRead, constant, type Expr } from '../plan/plan.js';
import { toDynamic } from '../values/dynamic.js';
import { dynamicText } from '../values/text.js';
import type { Trace } from './trace.js';

/** By how much a condition is relaxed, the least first. */
export const RELAXATIONS = ['case', 'contains', 'contains and case', 'no time bound', 'no condition'] as const;

export type RelaxationKind = (typeof RELAXATIONS)[number];

export interface Relaxation {
  readonly kind: RelaxationKind;
  /** the condition in the place of the one that stands there; null where there is none */
  readonly condition: Expr | null;
}

/** In their order; those that change nothing are left out, and the last is always no condition at all. */
export function relaxationsOf(condition: Expr, trace: Trace): Relaxation[] {
  const values = (expr: Expr) => listOf(expr, trace);
  const anyCase = relaxed(condition, IGNORING_CASE, null);
  const contains = relaxed(condition, CONTAINING, values);
  const both = relaxed(contains, IGNORING_CASE, null);
  const forms: Relaxation[] = [
    { kind: 'case', condition: anyCase },
    { kind: 'contains', condition: contains },
    { kind: 'contains and case', condition: both },
  ];
  const seen = new Set<Expr | null>([condition]);
  const changed = forms.filter((form) => {
    const isNew = !seen.has(form.condition) && !(form.kind === 'contains and case' && contains === condition);
    seen.add(form.condition);
    return isNew;
  });
  const last = isTimeBound(condition) ? 'no time bound' : 'no condition';
  return [...changed, { kind: last, condition: null }];
}

/** Operators on text, and the one that holds for the same and for more. */
const IGNORING_CASE: Readonly<Record<string, string>> = {
  '==': '=~',
  in: 'in~',
  has_cs: 'has',
  contains_cs: 'contains',
  startswith_cs: 'startswith',
  endswith_cs: 'endswith',
  hasprefix_cs: 'hasprefix',
  hassuffix_cs: 'hassuffix',
  '!~': '!=',
  '!in~': '!in',
  '!has': '!has_cs',
  '!contains': '!contains_cs',
  '!startswith': '!startswith_cs',
  '!endswith': '!endswith_cs',
};

const CONTAINING: Readonly<Record<string, string>> = {
  has: 'contains',
  hasprefix: 'contains',
  hassuffix: 'contains',
  has_cs: 'contains_cs',
  hasprefix_cs: 'contains_cs',
  hassuffix_cs: 'contains_cs',
  '!contains': '!has',
  '!contains_cs': '!has_cs',
};

type ValuesOf = (expr: Expr) => Expr[] | null;

/** Looser operators wherever a condition holds for more by them; itself where there are none. */
function relaxed(condition: Expr, looser: Readonly<Record<string, string>>, values: ValuesOf | null): Expr {
  if (condition.kind !== 'call') return condition;
  const { function: name, args } = condition;
  if (name === 'and' || name === 'or') {
    const operands = args.map((arg) => relaxed(arg, looser, values));
    return operands.every((operand, i) => operand === args[i]) ? condition : { ...condition, args: operands };
  }
  if (values !== null && (name === 'has_any' || name === 'has_all')) return containsEach(condition, values);
  const other = looser[name];
  const isOfText = args[0]?.type === 'string' || (name !== '==' && name !== '!~');
  return other === undefined || !isOfText ? condition : { ...condition, function: other };
}

/** `has_any` and `has_all` as `contains`, one by one. */
function containsEach(condition: CallExpr, valuesOf: ValuesOf): Expr {
  const [left, ...lists] = condition.args;
  const values = lists.map(valuesOf);
  if (left === undefined || values.includes(null)) return condition;
  const tests = values.flatMap((list) => list ?? []).map((value): Expr => call('contains', [left, value]));
  const [first, ...others] = tests;
  if (first === undefined) return condition;
  const joined = condition.function === 'has_any' ? 'or' : 'and';
  return others.reduce<Expr>((all, test) => call(joined, [all, test]), first);
}

function call(name: string, args: readonly Expr[]): CallExpr {
  return { kind: 'call', type: 'bool', function: name, overload: 0, args };
}

/** The texts that a constant, a list or a subquery stands for; null where they depend on the row. */
function listOf(expr: Expr, { context }: Trace): Expr[] | null {
  if (columnsRead(expr).size > 0) return null;
  const type = expr.kind === 'list-query' ? 'dynamic' : expr.type;
  const value = toDynamic(context.constant(expr), type);
  const elements = Array.isArray(value) ? value : [value];
  return elements.map((element) => constant('string', dynamicText(element)));
}

/** Whether all that a condition reads is times. */
function isTimeBound(condition: Expr): boolean {
  const types: string[] = [];
  const visit = (expr: Expr): void => {
    if (expr.kind === 'column') types.push(expr.type);
    for (const child of childrenOf(expr)) visit(child);
  };
  visit(condition);
  return types.length > 0 && types.every((type) => type === 'datetime');
}
