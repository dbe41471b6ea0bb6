// Elements of what is computed backwards.

import type { CallExpr, Expr } from '../../engine/query-parts.js';
import { isKnown } from './demand.js';
import { search, type Test, textFor, textTest, wish } from './inverse.js';
import { regexSample } from './regex-sample.js';
import type { Demands } from './solve.js';
import { Unfollowed } from './unfollowed.js';

/** An element of something that is computed: `split(x, "@")[1]`, `parse_url(x).Host`. */
export function element(call: CallExpr, test: Test, demands: Demands): void {
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
