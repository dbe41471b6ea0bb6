// Functions on texts and lengths backwards.

import type { CallExpr, Expr } from '../../engine/query-parts.js';
import { isKnown } from './demand.js';
import { type Test, textFor, textTest, wish } from './inverse.js';
import { regexSample } from './regex-sample.js';
import type { Demands } from './solve.js';
import { Unfollowed } from './unfollowed.js';

/** `extract(pattern, group, source)` */
export function extracted(call: CallExpr, test: Test, demands: Demands): void {
  const [pattern, group, source] = call.args;
  if (pattern === undefined || group === undefined || source === undefined) throw new Unfollowed("'extract'");
  const number = Number(demands.evaluation.value(group));
  const groups = number > 0 && test.operator !== 'present' ? new Map([[number, textFor(test, demands)]]) : new Map();
  const text = regexSample(String(demands.evaluation.value(pattern)), { groups, minimum: 1 });
  wish(source, textTest('contains', text), demands);
}

/** `substring(source, start)` */
export function part(call: CallExpr, test: Test, demands: Demands): void {
  const [source, start] = call.args;
  if (source === undefined || start === undefined || !isKnown(start)) throw new Unfollowed("'substring'");
  const skipped = Math.max(Number(demands.evaluation.value(start)), 0);
  wish(source, textTest('startswith', 'x'.repeat(skipped) + textFor(test, demands)), demands);
}

/** `strlen(text)` */
export function letters(call: CallExpr, test: Test, demands: Demands): void {
  const length = Number(demands.evaluation.value(test.value)) + (test.operator === '>' ? 1 : 0);
  if (/^[>=]/.test(test.operator)) demands.wishes.of(call.args[0] as Expr)?.beAsLongAs(length);
}

/** `array_length(list)` */
export function items(call: CallExpr, test: Test, demands: Demands): void {
  const items = Number(demands.evaluation.value(test.value)) + (test.operator === '>' ? 1 : 0);
  const own = demands.wishes.of(call.args[0] as Expr);
  if (own === null) throw new Unfollowed("'array_length'");
  if (/^[>=]/.test(test.operator)) own.items = Math.max(own.items, items);
}

/** `base64_decode_tostring(text)` */
export function decoded(call: CallExpr, test: Test, demands: Demands): void {
  const encoded = Buffer.from(textFor(test, demands)).toString('base64');
  wish(call.args[0] as Expr, textTest('==', encoded), demands);
}
