// What the conditions of a plan compare columns with, and values around that.

import { type CallExpr, childrenOf, type Expr, isExpr, type Plan } from '../../engine/query-parts.js';
import { type Dynamic, isArray } from '../../engine/values/dynamic.js';
import { RegexError } from '../../engine/values/regex/regex-error.js';
import type { ScalarType, Value } from '../../engine/values/types.js';
import { regexSample } from '../synthesis/regex-sample.js';
import { slotOf } from '../synthesis/slot.js';
import { numbersBeside, textsBeside } from './beside.js';

interface Literal {
  readonly type: ScalarType;
  readonly value: Value;
}

/** Values at the border of what the conditions of a plan ask for, by the columns that they read; of equal ones one. */
export function bordersOf(plan: Plan): ReadonlyMap<string, readonly Literal[]> {
  const found = new Map<string, Map<string, Literal>>();
  for (const call of conditionsIn(plan)) {
    const columns = call.args.flatMap((arg) => slotOf(arg)?.variable ?? []);
    const values = call.args.flatMap((arg) => literalsOf(arg, call.function)).flatMap(around);
    for (const column of columns) {
      const known = found.get(column) ?? new Map<string, Literal>();
      for (const literal of values) known.set(`${literal.type} ${String(literal.value)}`, literal);
      found.set(column, known);
    }
  }
  return new Map([...found].map(([column, literals]) => [column, [...literals.values()]]));
}

/** Calls that are true or false, anywhere in a plan. */
function conditionsIn(plan: Plan): CallExpr[] {
  const calls: CallExpr[] = [];
  const seen = new Set<object>();
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object' || seen.has(part)) return;
    seen.add(part);
    if (isExpr(part) && part.kind === 'call' && part.type === 'bool') calls.push(part);
    for (const inner of Object.values(part)) visit(inner);
  };
  visit(plan);
  return calls;
}

function literalsOf(expr: Expr, of: string): Literal[] {
  if (expr.kind !== 'constant')
    return expr.kind === 'convert' ? childrenOf(expr).flatMap((one) => literalsOf(one, of)) : [];
  const { type, value } = expr;
  if (value === null) return [];
  if (type === 'dynamic') return itemsOf(value as Dynamic); // the value of a dynamic
  if (of === 'matches regex' && typeof value === 'string') return samplesOf(value);
  return [{ type, value }];
}

function itemsOf(list: Dynamic): Literal[] {
  if (!isArray(list)) return [];
  return list.flatMap((item): Literal[] => {
    if (typeof item === 'string') return [{ type: 'string', value: item }];
    return typeof item === 'bigint' ? [{ type: 'long', value: item }] : [];
  });
}

function samplesOf(pattern: string): Literal[] {
  try {
    return [0, 1].map((minimum) => ({ type: 'string', value: regexSample(pattern, { minimum }) }));
  } catch (error) {
    if (error instanceof RegexError) return [];
    throw error;
  }
}

/** A literal and what is just beside it. */
function around({ type, value }: Literal): Literal[] {
  const values =
    typeof value === 'string'
      ? [value, ...textsBeside(value)]
      : typeof value === 'bigint' || typeof value === 'number'
        ? numbersBeside(value, type)
        : [value];
  return values.map((one) => ({ type, value: one }));
}
