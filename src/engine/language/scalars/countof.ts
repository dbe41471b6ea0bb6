import { defineScalar, prepared } from '../define.js';
import { regexArgument } from '../infix/_pattern.js';

function countText(source: string, search: string): bigint {
  if (search === '') return 0n;
  let count = 0n;
  for (let at = source.indexOf(search); at >= 0; at = source.indexOf(search, at + 1)) count++;
  return count;
}

export default defineScalar({
  name: 'countof',
  summary:
    'How often a text occurs in another, overlaps included; or how often a regular expression matches, without overlaps.',
  source: 'https://learn.microsoft.com/kusto/query/countof-function',
  overloads: [
    prepared(['source: text', 'search: constant string', 'kind?: literal string of normal|regex'], 'long', (call) => {
      if (String(call.constants[2] ?? 'normal').toLowerCase() === 'normal') return countText;
      const regexOf = regexArgument(call, 1);
      return (source, search) => BigInt([...regexOf(search).all(source)].length);
    }),
  ],
  examples: [
    { kql: 'print countof("aaaa", "aa")', result: 3 },
    { kql: 'print countof("ababa", "aba", "regex")', result: 1 },
  ],
});
