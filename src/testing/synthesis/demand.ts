// Conditions as wishes for the values that they read.

import { type CallExpr, columnsRead, constant, type Expr } from '../../engine/query-parts.js';
import type { Dynamic } from '../../engine/values/dynamic.js';
import { isArray } from '../../engine/values/dynamic.js';
import { DeadEnd } from './choices.js';
import { type Test, wish } from './inverse.js';
import type { Demands } from './solve.js';
import { Unfollowed } from './unfollowed.js';

const OPPOSITE: Readonly<Record<string, string>> = {
  '>': '<=',
  '>=': '<',
  '<': '>=',
  '<=': '>',
  '==': '!=',
  '=~': '!~',
  in: '!in',
  'in~': '!in~',
  between: '!between',
  isnotempty: 'isempty',
  isnotnull: 'isnull',
};
const OPPOSITES = new Map(
  Object.entries(OPPOSITE).flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);

const FLIPPED: Readonly<Record<string, string>> = {
  '>': '<',
  '>=': '<=',
  '<': '>',
  '<=': '>=',
  '==': '==',
  '!=': '!=',
  '=~': '=~',
};

export const isKnown = (expr: Expr) => columnsRead(expr).size === 0;

/** Wants a condition to be true, or not. */
export function demand(expr: Expr, holds: boolean, demands: Demands): void {
  if (expr.kind === 'constant') {
    if ((expr.value === true) !== holds) throw new DeadEnd('a condition is false whatever the events are');
    return;
  }
  if (expr.kind === 'convert') return demand(expr.operand, holds, demands);
  if (expr.kind === 'call') return demandCall(expr, holds, demands);
  wish(expr, { operator: '==', value: constant('bool', holds), original: null }, demands);
}

function demandCall(call: CallExpr, holds: boolean, demands: Demands): void {
  const { function: name, args } = call;
  switch (name) {
    case 'and':
    case 'or':
      if ((name === 'and') === holds) for (const arg of args) demand(arg, holds, demands);
      else demand(demands.choices.pick(possible(args, holds)), holds, demands);
      return;
    case 'not':
      return demand(args[0] as Expr, !holds, demands);
    case 'iff':
    case 'iif':
    case 'case':
    case '[]':
      return wish(call, { operator: '==', value: constant('bool', holds), original: null }, demands);
    default: {
      const operator = holds ? name : (OPPOSITES.get(name) ?? (name.startsWith('!') ? name.slice(1) : `!${name}`));
      return demandOperator(operator, call, demands);
    }
  }
}

/** Operands that are not known to be otherwise. */
const possible = (args: readonly Expr[], holds: boolean) =>
  args.filter((arg) => arg.kind !== 'constant' || (arg.value === true) === holds);

function demandOperator(operator: string, call: CallExpr, demands: Demands): void {
  const [left, right, third] = call.args;
  if (left === undefined) throw new Unfollowed(`'${operator}'`);
  const test = (over: Pick<Test, 'operator' | 'value'>): Test => ({ ...over, original: call });
  if (operator.startsWith('isnot') || operator === 'isempty' || operator === 'isnull') {
    const isThere = operator.startsWith('isnot');
    return wish(left, test({ operator: isThere ? 'present' : 'absent', value: constant('string', '') }), demands);
  }
  if (operator === 'between' && right !== undefined && third !== undefined) {
    compare('>=', left, right, call, demands);
    return compare('<=', left, third, call, demands);
  }
  if (operator === '!between' && right !== undefined && third !== undefined) {
    const [side, bound] = demands.choices.pick([
      ['<', right],
      ['>', third],
    ] as const);
    return compare(side, left, bound, call, demands);
  }
  if (LISTS[operator] !== undefined) return demandList(operator, LISTS[operator], call, demands);
  const address = ADDRESSES[operator];
  if (address !== undefined) return wish(left, test({ operator: '==', value: constant('string', address) }), demands);
  if (right === undefined || !COMPARED.test(operator))
    return wish(left, test({ operator: 'any', value: constant('bool', !operator.startsWith('!')) }), demands);
  return compare(operator, left, right, call, demands);
}

/** An address for which a function of one is true. */
const ADDRESSES: Readonly<Record<string, string>> = {
  ipv4_is_private: '10.0.0.7',
  '!ipv4_is_private': '203.0.113.7',
};

/** Operators of two values; all else is a function. */
const COMPARED =
  /^(?:[<>=!]=|[<>]|[=!]~|!?(?:has|hasprefix|hassuffix|contains|startswith|endswith)(?:_cs)?|!?matches regex)$/;

/** The operator that each item is for, and whether all items count. */
const LISTS: Readonly<Record<string, { readonly each: string; readonly all: boolean }>> = {
  in: { each: '==', all: false },
  'in~': { each: '=~', all: false },
  has_any: { each: 'has', all: false },
  has_all: { each: 'has', all: true },
  '!in': { each: '!=', all: true },
  '!in~': { each: '!~', all: true },
  '!has_any': { each: '!has', all: true },
};

function demandList(
  operator: string,
  { each, all }: { readonly each: string; readonly all: boolean },
  call: CallExpr,
  demands: Demands,
): void {
  const [left] = call.args as [Expr];
  const items = itemsOf(call);
  const wanted = all ? items : [demands.choices.pick(items)];
  for (const item of wanted) compare(each, left, item, call, demands);
  if (items.length === 0 && !operator.startsWith('!')) throw new DeadEnd(`'${operator}' of an empty list`);
}

/** The items to the right of a list operator, those of arrays among them. */
function itemsOf({ args }: CallExpr): Expr[] {
  return args.slice(1).flatMap((arg): readonly Expr[] => {
    if (arg.kind === 'call' && arg.function === 'pack_array') return arg.args;
    if (arg.kind === 'convert') return itemsOf({ args: [arg, arg.operand] } as unknown as CallExpr);
    if (arg.kind !== 'constant' || arg.type !== 'dynamic') return [arg];
    // The value of a dynamic constant is a dynamic.
    const value = arg.value as Dynamic;
    if (!isArray(value)) return [arg];
    return value.map((item) => (typeof item === 'string' ? constant('string', item) : constant('dynamic', item)));
  });
}

/** Wants two values to compare so. Where both are open they are left for the end. */
export function compare(operator: string, left: Expr, right: Expr, original: CallExpr | null, demands: Demands): void {
  if (isKnown(right)) return wish(left, { operator, value: right, original }, demands);
  const flipped = FLIPPED[operator];
  if (isKnown(left) && flipped !== undefined) return wish(right, { operator: flipped, value: left, original }, demands);
  if ((operator === '==' || operator === '=~') && demands.wishes.unite(left, right)) return;
  demands.defer({ operator, left, right, original });
}
