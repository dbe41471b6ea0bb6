// What an expression has to read so that it gives a value: functions backwards.

import { type CallExpr, constant, type Expr } from '../../engine/query-parts.js';
import type { Value } from '../../engine/values/types.js';
import { arithmetic, difference } from './arithmetic.js';
import { DeadEnd } from './choices.js';
import { demand, isKnown } from './demand.js';
import { regexSample } from './regex-sample.js';
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
function search(expr: Expr, test: Test, demands: Demands): void {
  const { original } = test;
  const isRefused = test.operator === '!=' ? original?.function === '==' : isFalse(test);
  const value = original === null ? null : found(original, !isRefused, demands);
  if (value === null) throw new Unfollowed(`'${expr.kind === 'call' ? expr.function : original?.function}'`);
  demands.wishes.of(value.variable)?.equal(value.variable.type, value.value);
}

const isFalse = ({ operator, value }: Test) => operator === 'any' && value.kind === 'constant' && value.value === false;

/** A text that passes a test. */
function textFor(test: Test, demands: Demands): string {
  const wish = new Wish('string');
  utter(wish, test, demands);
  const { value } = wish.value('value1');
  return typeof value === 'string' ? value : String(value);
}

type Inverse = (call: CallExpr, test: Test, demands: Demands) => void;

const textTest = (operator: string, text: string): Test => ({
  operator,
  value: constant('string', text),
  original: null,
});

const INVERSES: Readonly<Record<string, Inverse>> = {
  iff: (call, test, demands) => choose([call.args], test, demands),
  iif: (call, test, demands) => choose([call.args], test, demands),
  case: (call, test, demands) => {
    const branches: Expr[][] = [];
    for (let i = 0; i + 1 < call.args.length; i += 2) branches.push(call.args.slice(i, i + 2));
    const last = call.args.at(-1);
    choose(
      [...branches.slice(0, -1), [...(branches.at(-1) ?? []), ...(last === undefined ? [] : [last])]],
      test,
      demands,
    );
  },
  strcat: concatenated,
  strcat_delim: (call, test, demands) => {
    const [delimiter, ...parts] = call.args;
    concatenated(
      { ...call, args: parts.flatMap((part, i) => (i === 0 || delimiter === undefined ? [part] : [delimiter, part])) },
      test,
      demands,
    );
  },
  '[]': element,
  extract: (call, test, demands) => {
    const [pattern, group, source] = call.args;
    if (pattern === undefined || group === undefined || source === undefined) throw new Unfollowed("'extract'");
    const number = Number(demands.evaluation.value(group));
    const groups = number > 0 && test.operator !== 'present' ? new Map([[number, textFor(test, demands)]]) : new Map();
    const text = regexSample(String(demands.evaluation.value(pattern)), { groups, minimum: 1 });
    wish(source, textTest('contains', text), demands);
  },
  substring: (call, test, demands) => {
    const [source, start] = call.args;
    if (source === undefined || start === undefined || !isKnown(start)) throw new Unfollowed("'substring'");
    const skipped = Math.max(Number(demands.evaluation.value(start)), 0);
    wish(source, textTest('startswith', 'x'.repeat(skipped) + textFor(test, demands)), demands);
  },
  strlen: (call, test, demands) => {
    const length = Number(demands.evaluation.value(test.value)) + (test.operator === '>' ? 1 : 0);
    if (/^[>=]/.test(test.operator)) demands.wishes.of(call.args[0] as Expr)?.beAsLongAs(length);
  },
  array_length: (call, test, demands) => {
    const items = Number(demands.evaluation.value(test.value)) + (test.operator === '>' ? 1 : 0);
    const own = demands.wishes.of(call.args[0] as Expr);
    if (own === null) throw new Unfollowed("'array_length'");
    if (/^[>=]/.test(test.operator)) own.items = Math.max(own.items, items);
  },
  base64_decode_tostring: (call, test, demands) => {
    const encoded = Buffer.from(textFor(test, demands)).toString('base64');
    wish(call.args[0] as Expr, textTest('==', encoded), demands);
  },
  '-': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value + other,
      (value, other) => other - value,
    ),
  '+': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value - other,
      (value, other) => value - other,
    ),
  '*': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value / other,
      (value, other) => value / other,
    ),
  '/': (call, test, demands) =>
    arithmetic(
      call,
      test,
      demands,
      (value, other) => value * other,
      (value, other) => other / value,
    ),
  datetime_diff: difference,
};

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

/** The open parts of a concatenation take what the known ones leave. */
function concatenated(call: CallExpr, test: Test, demands: Demands): void {
  const open = call.args.filter((arg) => !isKnown(arg));
  const [first] = open;
  if (first === undefined) return;
  if (!/^(==|=~)$/.test(test.operator)) return wish(first, test, demands);
  let rest = textFor(test, demands);
  const place = call.args.indexOf(first);
  const known = (args: readonly Expr[]) =>
    args.map((arg) => (isKnown(arg) ? String(demands.evaluation.value(arg)) : '')).join('');
  const [before, after] = [known(call.args.slice(0, place)), known(call.args.slice(place + 1))];
  if (!rest.startsWith(before) || (open.length === 1 && !rest.endsWith(after)))
    throw new DeadEnd('a text that is put together of others');
  rest = rest.slice(before.length);
  if (open.length === 1) return wish(first, textTest('==', rest.slice(0, rest.length - after.length)), demands);
  const separator = call.args[place + 1];
  const cut =
    separator !== undefined && isKnown(separator)
      ? rest.indexOf(String(demands.evaluation.value(separator)))
      : rest.length;
  if (cut < 0) throw new DeadEnd('a text that is put together of others');
  wish(first, textTest('==', rest.slice(0, cut)), demands);
  concatenated({ ...call, args: call.args.slice(place + 1) }, { ...test, ...textTest('==', rest.slice(cut)) }, demands);
}

/** An element of something that is computed: `split(x, "@")[1]`, `parse_url(x).Host`. */
function element(call: CallExpr, test: Test, demands: Demands): void {
  const [list, key] = call.args;
  if (list?.kind !== 'call' || key === undefined || !isKnown(key)) throw new Unfollowed("'[]'");
  const place = demands.evaluation.value(key);
  const [source, argument] = list.args;
  if (source === undefined) throw new Unfollowed(`'${list.function}'`);
  if (list.function === 'split' && argument !== undefined && isKnown(argument)) {
    const own = demands.wishes.of(source);
    const text = textFor(test, demands);
    if (own === null) return wish(source, textTest('contains', text), demands);
    return own.cut(String(demands.evaluation.value(argument)), Number(place), text);
  }
  if (list.function === 'parse_url') {
    const text = textFor(test, demands);
    const url =
      place === 'Host'
        ? `https://${text}/`
        : place === 'Path'
          ? `https://example.com${text}`
          : `https://example.com/${text}`;
    return wish(source, textTest('==', url), demands);
  }
  if (list.function === 'extract_all' && argument !== undefined) {
    const groups = new Map([[1, textFor(test, demands)]]);
    const text = regexSample(String(demands.evaluation.value(source)), { groups, minimum: 1 });
    return wish(list.args.at(-1) as Expr, textTest('contains', text), demands);
  }
  if (list.function === '[]' && list.args[0]?.kind === 'call' && list.args[0].function !== '[]')
    return element(list, test, demands);
  if (list.function === 'pack_array') return wish(source, test, demands);
  search(call, test, demands);
}
