// `strcat` and its like backwards.

import type { CallExpr, Expr } from '../../engine/query-parts.js';
import { DeadEnd } from './choices.js';
import { isKnown } from './demand.js';
import { type Test, textFor, textTest, wish } from './inverse.js';
import type { Demands } from './solve.js';

/** The open parts of a concatenation take what the known ones leave. */
export function concatenated(call: CallExpr, test: Test, demands: Demands): void {
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

export function delimited(call: CallExpr, test: Test, demands: Demands): void {
  const [delimiter, ...parts] = call.args;
  const args = parts.flatMap((part, i) => (i === 0 || delimiter === undefined ? [part] : [delimiter, part]));
  concatenated({ ...call, args }, test, demands);
}
