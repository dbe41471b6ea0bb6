// Branches backwards: `iff` and `case`.

import type { CallExpr, Expr } from '../../engine/query-parts.js';
import type { Value } from '../../engine/values/types.js';
import { demand, isKnown } from './demand.js';
import { type Test, wish } from './inverse.js';
import type { Demands } from './solve.js';

export function oneOfTwo({ args }: CallExpr, test: Test, demands: Demands): void {
  choose([args], test, demands);
}

export function oneOfSeveral({ args }: CallExpr, test: Test, demands: Demands): void {
  const branches: Expr[][] = [];
  for (let i = 0; i + 1 < args.length; i += 2) branches.push(args.slice(i, i + 2));
  const last = args.at(-1);
  const otherwise = last === undefined ? [] : [last];
  choose([...branches.slice(0, -1), [...(branches.at(-1) ?? []), ...otherwise]], test, demands);
}

/** A branch whose value passes the test, and the condition that leads there. */
function choose(branches: readonly (readonly Expr[])[], test: Test, demands: Demands): void {
  const ways = branches.flatMap(([condition, value, otherwise], i) => {
    const before = branches.slice(0, i).flatMap(([earlier]) => (earlier === undefined ? [] : [earlier]));
    return [
      { conditions: condition === undefined ? [] : [condition], refused: before, value },
      ...(otherwise === undefined || condition === undefined
        ? []
        : [{ conditions: [], refused: [...before, condition], value: otherwise }]),
    ];
  });
  const fitting = ways.filter(
    ({ value }) => value !== undefined && (value.kind !== 'constant' || passes(value, test, demands)),
  );
  const { conditions, refused, value } = demands.choices.pick(fitting);
  for (const condition of conditions) demand(condition, true, demands);
  for (const condition of refused) demand(condition, false, demands);
  if (value !== undefined && !isKnown(value)) wish(value, test, demands);
}

/** Whether a constant passes the test. */
function passes(value: Expr, test: Test, demands: Demands): boolean {
  if (value.kind !== 'constant') return false;
  const wanted = demands.evaluation.value(test.value);
  switch (test.operator) {
    case '==':
      return value.value === wanted;
    case '!=':
      return value.value !== wanted;
    case 'present':
      return value.value !== null && value.value !== '';
    case 'absent':
      return value.value === null || value.value === '';
    case '>':
    case '>=':
    case '<':
    case '<=':
      return comparesSo(test.operator, value.value, wanted);
    default:
      return String(value.value).toLowerCase().includes(String(wanted).toLowerCase()) !== test.operator.startsWith('!');
  }
}

function comparesSo(operator: string, left: Value, right: Value): boolean {
  const [a, b] = [Number(left), Number(right)];
  if (operator === '>') return a > b;
  if (operator === '>=') return a >= b;
  return operator === '<' ? a < b : a <= b;
}
