import type { CallSite } from '../../run/kernel.js';
import { type Overload, prepared } from '../define.js';
import { regexArgument } from '../infix/_pattern.js';

/** Removes one match of a regular expression where the text begins, one where it ends, or both. */
export function trimOverloads(at: 'start' | 'end' | 'both'): Overload[] {
  const make = (call: CallSite) => {
    const leading = regexArgument(call, 0, (pattern) => `\\A(?:${pattern})`);
    const trailing = regexArgument(call, 0, (pattern) => `(?:${pattern})\\z`);
    return (pattern: string, source: string) => {
      const rest = at === 'end' ? source : source.slice(leading(pattern).exec(source)?.end ?? 0);
      return at === 'start' ? rest : rest.slice(0, trailing(pattern).exec(rest)?.index ?? rest.length);
    };
  };
  return [prepared(['regex: constant string', 'source: text'], 'string', make)];
}
