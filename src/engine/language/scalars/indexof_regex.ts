import type { Regex } from '../../values/regex.js';
import { defineScalar, prepared } from '../define.js';
import { regexArgument } from '../infix/_pattern.js';
import { indexOf } from './_index-of.js';

function* matches(regex: Regex, text: string): Iterable<number> {
  for (const { index } of regex.all(text)) yield index;
}

export default defineScalar({
  name: 'indexof_regex',
  summary:
    'How many characters stand before a match of a regular expression; -1 without one, null where the start is negative.',
  source: 'https://learn.microsoft.com/kusto/query/indexof-regex-function',
  overloads: [
    prepared(
      [
        'string: scalar as string',
        'match: constant scalar as string',
        'start?: integer as long',
        'length?: integer as long',
        'occurrence?: constant integer as long',
      ],
      'long',
      (call) => {
        const regexOf = regexArgument(call, 1);
        return (source, pattern, start, length, occurrence) => {
          if (start !== undefined && start < 0n) return null;
          return indexOf(source, (text) => matches(regexOf(pattern), text), { start, length, occurrence });
        };
      },
    ),
  ],
  examples: [
    { kql: 'print indexof_regex("abcabc", @"a.c")', result: 0, verified: 'engine' },
    { kql: 'print indexof_regex("ababaa", @"a.a", 0, -1, 2)', result: -1, verified: 'engine' },
    { kql: 'print indexof_regex("abcabc", @"a|ab", -1)', result: null, verified: 'engine' },
  ],
});
