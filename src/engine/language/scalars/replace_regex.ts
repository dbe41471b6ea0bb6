import { defineScalar, prepared } from '../define.js';
import { rewriter } from './_rewrite.js';

export default defineScalar({
  name: 'replace_regex',
  summary:
    'The text with every match of a regular expression rewritten; `\\0` to `\\9` stand for the match and its groups.',
  source: 'https://learn.microsoft.com/kusto/query/replace-regex-function',
  overloads: [
    prepared(
      ['source: string', 'lookup_regex: constant string', 'rewrite_pattern: constant string'],
      'string',
      (call) => {
        const replace = rewriter(call, 1, 2);
        return (source, pattern, rewrite) => replace(source, pattern, rewrite);
      },
    ),
  ],
  examples: [
    {
      kql: "print replace_regex('Number is 1', @'is (\\d+)', @'was: \\1')",
      result: 'Number was: 1',
      verified: 'engine',
    },
    { kql: 'print replace_regex("one two", @"(\\w)(\\w)", @"\\2\\1")', result: 'noe wto', verified: 'engine' },
  ],
});
