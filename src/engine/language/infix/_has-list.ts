import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { TermOptions, TextMatcher } from '../../values/terms.js';
import { type Overload, preparedWithNulls } from '../define.js';
import { listKernel, textsOf } from './_list.js';

/** `has_any` and `has_all`. */
export function hasListOverloads(
  matcher: (phrases: readonly string[], options: TermOptions) => TextMatcher,
): Overload[] {
  const make = (call: CallSite) => {
    const toText = converter(call.types[0] ?? 'string', 'string');
    return listKernel(call, (values, types) => {
      const matches = matcher(textsOf(values, types), { ignoreCase: true, start: true, end: true });
      return (left) => matches(toText(left) as string);
    });
  };
  return [
    preparedWithNulls(['left: string|dynamic', 'right: table'], 'bool', make),
    preparedWithNulls(['left: string|dynamic', 'right...: scalar'], 'bool', make),
  ];
}
