// Differences of times and arithmetic backwards.

import { type CallExpr, columnsRead, constant, type Expr } from '../../engine/query-parts.js';
import { compare, isKnown } from './demand.js';
import { type Test, wish } from './inverse.js';
import type { Demands } from './solve.js';
import { Unfollowed } from './unfollowed.js';

const SECOND = 10_000_000n;
const UNITS: Readonly<Record<string, bigint>> = {
  second: SECOND,
  minute: 60n * SECOND,
  hour: 3600n * SECOND,
  day: 86_400n * SECOND,
  week: 604_800n * SECOND,
  millisecond: SECOND / 1000n,
};

/** `datetime_diff(unit, later, earlier)`: the earlier time stays as it has turned out so far. */
export function difference(call: CallExpr, test: Test, demands: Demands): void {
  const [unit, later, earlier] = call.args;
  if (unit === undefined || later === undefined || earlier === undefined) throw new Unfollowed("'datetime_diff'");
  const ticks = UNITS[String(demands.evaluation.value(unit)).toLowerCase()];
  const count = demands.evaluation.value(test.value);
  if (ticks === undefined || (typeof count !== 'bigint' && typeof count !== 'number'))
    throw new Unfollowed("'datetime_diff'");
  const difference = BigInt(Math.round(Number(count))) * ticks;
  const base = demands.wishes.valueOf(earlier);
  if (typeof base !== 'bigint') throw new Unfollowed("'datetime_diff'");
  wish(earlier, { operator: '==', value: constant('datetime', base), original: null }, demands);
  wish(
    later,
    { ...test, value: constant('datetime', base + difference + (test.operator === '>' ? ticks : 0n)) },
    demands,
  );
}

/** `a - b` and its like: where both are open, the second keeps the value that it has so far. */
export function arithmetic(
  call: CallExpr,
  test: Test,
  demands: Demands,
  forFirst: (value: never, other: never) => bigint | number,
  forSecond: (value: never, other: never) => bigint | number,
): void {
  const [first, second] = call.args;
  if (first === undefined || second === undefined) throw new Unfollowed(`'${call.function}'`);
  const value = demands.evaluation.value(test.value);
  const keep = (expr: Expr) => {
    const kept = demands.wishes.valueOf(expr);
    if (!isKnown(expr) && columnsRead(expr).size > 0)
      wish(expr, { operator: '==', value: constant(expr.type, kept), original: null }, demands);
    return kept;
  };
  const isFirst = !isKnown(first);
  const other = keep(isFirst ? second : first);
  const open = isFirst ? first : second;
  if (value === null || other === null) throw new Unfollowed(`'${call.function}'`);
  // Both are of the types that the operator takes; where one is whole and the other not, they meet as reals.
  const [a, b] = typeof value === typeof other ? [value, other] : [Number(value), Number(other)];
  const wanted = (isFirst ? forFirst : forSecond)(a as never, b as never);
  compare(
    test.operator,
    open,
    constant(typeof wanted === 'bigint' ? (open.type === 'real' ? 'long' : open.type) : 'real', wanted),
    test.original,
    demands,
  );
}
