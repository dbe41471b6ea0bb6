// Plans brought into a form in which some that mean the same are the same. Every step here can be proved.

import {
  type CallExpr,
  conjunctsOf,
  constant,
  type Expr,
  type Plan,
  rebuild,
  type SummarizePlan,
  type WherePlan,
} from '../../engine/query-parts.js';
import { foldCase } from '../../engine/values/fold.js';
import { hasTerm } from '../../engine/values/terms.js';
import type { Meanings } from './meaning.js';
import { follows, textConditionOf } from './text-condition.js';

/** A plan that gives the same rows. */
export function normalForm(plan: Plan, meanings: Meanings): Plan {
  return rebuild(plan, (part, rebuilt) => {
    if ('kind' in part && part.kind === 'call')
      return normalCall({ ...(part as CallExpr), args: rebuilt((part as CallExpr).args) });
    if (!('op' in part) || part.op !== 'where') return null;
    const { inputs, predicate, ...rest } = part as WherePlan;
    const [input] = rebuilt(inputs);
    if (input === undefined) return null;
    const condition = normalCondition(rebuilt(predicate), input, meanings);
    return isConstant(condition, true) ? input : { ...rest, inputs: [input], predicate: condition };
  });
}

const TRUE = constant('bool', true);

const isConstant = (expr: Expr, value: boolean) => expr.kind === 'constant' && expr.value === value;

/** A condition that is true for the same rows; elsewhere it may be false where the other is null. */
function normalCondition(condition: Expr, input: Plan, meanings: Meanings): Expr {
  const parts = conjunctsOf(condition).filter((part) => !isConstant(part, true) && !isAlwaysTrue(part, input));
  const kept = parts.filter((part, i) => !parts.some((other, k) => isImplied(part, i, other, k, meanings)));
  return kept.length === 0 ? TRUE : kept.reduce((left, right) => logic('and', left, right));
}

/** Of two that follow from each other the first one stays. */
function isImplied(part: Expr, place: number, other: Expr, otherPlace: number, meanings: Meanings): boolean {
  if (place === otherPlace || !implies(other, part, meanings)) return false;
  return otherPlace < place || !implies(part, other, meanings);
}

function implies(first: Expr, second: Expr, meanings: Meanings): boolean {
  if (meanings.of(first) === meanings.of(second)) return true;
  const [one, two] = [textConditionOf(first), textConditionOf(second)];
  if (one !== null && two !== null) return meanings.of(one.operand) === meanings.of(two.operand) && follows(two, one);
  if (one === null || second.kind !== 'call' || second.function !== 'isnotempty') return false;
  const [operand] = second.args;
  return operand !== undefined && one.text !== '' && meanings.of(one.operand) === meanings.of(operand);
}

function logic(operator: 'and' | 'or', left: Expr, right: Expr): CallExpr {
  return { kind: 'call', type: 'bool', function: operator, overload: 0, args: [left, right] };
}

/** `count_ >= 1` over groups: a group has a row at least. */
function isAlwaysTrue(condition: Expr, input: Plan): boolean {
  if (condition.kind !== 'call' || condition.function !== '>=') return false;
  const [counted, bound] = condition.args;
  if (counted?.kind !== 'column' || bound?.kind !== 'constant' || typeof bound.value !== 'bigint') return false;
  if (bound.value > 1n || input.op !== 'summarize') return false;
  const { keys, aggregates, outputs } = input as SummarizePlan;
  const output = outputs.find(({ name }) => name === counted.name)?.expr;
  const slot = output?.kind === 'column' ? output.name : null;
  const counts = aggregates.some(({ function: name, columns }) => name === 'count' && columns[0]?.name === slot);
  return keys.length > 0 && counts;
}

function normalCall(call: CallExpr): Expr {
  if (call.function === 'and' || call.function === 'or') return withoutNeutral(call);
  return wholeNumberBound(withoutCase(withoutImpliedItems(call)));
}

function withoutNeutral(call: CallExpr): Expr {
  const [left, right] = call.args;
  const neutral = call.function === 'and';
  if (left === undefined || right === undefined) return call;
  if (isConstant(left, neutral)) return right;
  return isConstant(right, neutral) ? left : call;
}

const STRICT: Readonly<Record<string, readonly [operator: string, step: bigint]>> = {
  '>': ['>=', 1n],
  '<': ['<=', -1n],
};

/** `> 5` as `>= 6`, where both sides are whole numbers. */
function wholeNumberBound(call: CallExpr): CallExpr {
  const [left, right] = call.args;
  const strict = STRICT[call.function];
  if (strict === undefined || left?.type !== 'long' || right?.kind !== 'constant') return call;
  if (right.type !== 'long' || typeof right.value !== 'bigint') return call;
  const [operator, step] = strict;
  return { ...call, function: operator, args: [left, constant('long', right.value + step)] };
}

const CASE_SENSITIVE: Readonly<Record<string, string>> = {
  '=~': '==',
  '!~': '!=',
  'in~': 'in',
  '!in~': '!in',
  ...Object.fromEntries(
    ['has', 'hasprefix', 'hassuffix', 'contains', 'startswith', 'endswith'].flatMap((name) => [
      [name, `${name}_cs`],
      [`!${name}`, `!${name}_cs`],
    ]),
  ),
};

const HAS_NO_CASE = /^[0-9\s!-/:-@[-`{-~]*$/;

/** `=~ "10.0.0.1"` as `==`: no letter, no case. */
function withoutCase(call: CallExpr): CallExpr {
  const [, ...texts] = call.args;
  const sensitive = CASE_SENSITIVE[call.function];
  const isWithout = texts.every(
    (text) => text.kind === 'constant' && typeof text.value === 'string' && HAS_NO_CASE.test(text.value),
  );
  return sensitive !== undefined && isWithout ? { ...call, function: sensitive, overload: 0 } : call;
}

/** Items of a list that no row needs: `has_any ("powershell", "powershell.exe")` finds with the first what the second would. */
function withoutImpliedItems(call: CallExpr): CallExpr {
  const isImpliedBy = LIST_RULES[call.function];
  const [operand, ...items] = call.args;
  if (isImpliedBy === undefined || operand === undefined) return call;
  const textOf = (item: Expr | undefined) =>
    item?.kind === 'constant' && typeof item.value === 'string' ? item.value : null;
  const kept = items.filter((item, i) => {
    const text = textOf(item);
    return !items.some((other, k) => {
      const otherText = textOf(other);
      if (text === null || otherText === null || k === i) return false;
      return isImpliedBy(text, otherText) && (k < i || !isImpliedBy(otherText, text));
    });
  });
  return { ...call, args: [operand, ...kept] };
}

const isSame = (one: string, other: string) => one === other;
const isSameFolded = (one: string, other: string) => foldCase(one) === foldCase(other);

/** Whether the first item of a list can go, since the second is there. */
const LIST_RULES: Readonly<Record<string, (item: string, other: string) => boolean>> = {
  in: isSame,
  '!in': isSame,
  'in~': isSameFolded,
  '!in~': isSameFolded,
  has_any: (item, other) => hasTerm(item, other, true),
  has_all: (item, other) => hasTerm(other, item, true),
};
