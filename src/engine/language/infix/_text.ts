// What the operators on text share: their operands, a matcher made once where the right side is a constant, and the forms with `!` and `_cs`.

import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { TextMatcher } from '../../values/terms.js';
import type { Value } from '../../values/types.js';
import { type Overload, preparedWithNulls } from '../define.js';

/**
 * Overloads of a text operator.
 * @param matcher makes the test for one right side
 * @param right the types of the right side
 */
export function textOverloads(
  matcher: (right: string) => TextMatcher,
  negated: boolean,
  right: 'string' | 'string|dynamic' = 'string|dynamic',
): Overload[] {
  const make = ({ types, constants }: CallSite) => {
    const leftText = converter(types[0] ?? 'string', 'string') as (value: Value) => string;
    const rightText = converter(types[1] ?? 'string', 'string') as (value: Value) => string;
    const matches = constants[1] === undefined ? lastMatcher(matcher) : fixed(matcher(rightText(constants[1])));
    return (left: Value, value: Value) => matches(leftText(left), rightText(value)) !== negated;
  };
  return [preparedWithNulls(['left: string|dynamic', `right: ${right}`], 'bool', make)];
}

const fixed = (test: TextMatcher) => (left: string, _right: string) => test(left);

/** Keeps the matcher of the last right side, since columns often repeat it row after row. */
function lastMatcher(matcher: (right: string) => TextMatcher): (left: string, right: string) => boolean {
  let last: string | null = null;
  let test: TextMatcher = () => false;
  return (left, right) => {
    if (right !== last) {
      last = right;
      test = matcher(right);
    }
    return test(left);
  };
}
