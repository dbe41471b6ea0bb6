// What an expression has to read so that it gives a value.

import { type CallExpr, constant, type Expr } from '../../engine/query-parts.js';
import type { Value } from '../../engine/values/types.js';
import { demand } from './demand.js';
import { INVERSES } from './inverses.js';
import { found } from './search-value.js';
import { transparentIn } from './slot.js';
import type { Demands } from './solve.js';
import { Unfollowed } from './unfollowed.js';
import { Wish } from './wish.js';

/** What a value is asked to be. */
export interface Test {
  /** an operator of the language with a constant to its right, or `present`, `absent`, `any` */
  readonly operator: string;
  readonly value: Expr;
  /** the condition as the query has it */
  readonly original: CallExpr | null;
}

/** Wants an expression to pass a test. */
export function wish(expr: Expr, test: Test, demands: Demands): void {
  if (test.operator === 'any') return search(expr, test, demands);
  const own = demands.wishes.of(expr);
  if (own !== null) return utter(own, test, demands);
  if (expr.kind === 'convert') return wish(expr.operand, test, demands);
  if (expr.kind === 'constant') return;
  if (expr.kind !== 'call') throw new Unfollowed('a subquery');
  const invert = INVERSES[expr.function];
  if (expr.type === 'bool' && test.operator === '==' && test.value.kind === 'constant' && invert === undefined) {
    return demand(expr, test.value.value === true, demands);
  }
  const inner = transparentIn(expr);
  if (inner !== null) return wish(inner, test, demands);
  if (invert === undefined) return search(expr, test, demands);
  invert(expr, test, demands);
}

/** Puts a test on a wish. */
function utter(wish: Wish, { operator, value, original }: Test, demands: Demands): void {
  const constant = demands.evaluation.value(value);
  const text = typeof constant === 'string' ? constant : null;
  switch (operator.replace(/_cs$/, '')) {
    case '==':
      return wish.equal(value.type, constant);
    case '=~':
      return wish.equal(value.type, constant, true);
    case '!=':
    case '!~':
      if (constant === '') wish.present = true;
      return wish.differ(constant);
    case 'has':
    case 'hasprefix':
    case 'hassuffix':
    case 'contains':
      return wish.contain(text ?? String(constant));
    case 'startswith':
      return wish.startWith(text ?? '');
    case 'endswith':
      return wish.endWith(text ?? '');
    case 'matches regex':
      return wish.match(text ?? '');
    case 'present':
      wish.present = true;
      return;
    case 'absent':
      wish.present = false;
      return;
    case '>':
    case '>=':
    case '<':
    case '<=':
      return bound(wish, operator, constant);
    case 'any':
      throw new Unfollowed(`'${original?.function}()'`);
  }
}

function bound(wish: Wish, operator: string, value: Value): void {
  if (typeof value !== 'bigint' && typeof value !== 'number') return;
  const step = operator.length === 2 ? 0 : 1;
  const beside = (by: number) => (typeof value === 'bigint' ? value + BigInt(by) : value + by * 0.5);
  if (operator.startsWith('>')) wish.atLeast(beside(step));
  else wish.atMost(beside(-step));
}

/** A value of the one variable for which the condition turns out true, of those that come to mind. */
export function search(expr: Expr, test: Test, demands: Demands): void {
  const { original } = test;
  const isRefused = test.operator === '!=' ? original?.function === '==' : isFalse(test);
  const value = original === null ? null : found(original, !isRefused, demands);
  if (value === null) throw new Unfollowed(`'${expr.kind === 'call' ? expr.function : original?.function}'`);
  demands.wishes.of(value.variable)?.equal(value.variable.type, value.value);
}

const isFalse = ({ operator, value }: Test) => operator === 'any' && value.kind === 'constant' && value.value === false;

/** A text that passes a test. */
export function textFor(test: Test, demands: Demands): string {
  const wish = new Wish('string');
  utter(wish, test, demands);
  const { value } = wish.value('value1');
  return typeof value === 'string' ? value : String(value);
}

export const textTest = (operator: string, text: string): Test => ({
  operator,
  value: constant('string', text),
  original: null,
});
