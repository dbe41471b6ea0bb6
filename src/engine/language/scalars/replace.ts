import { defineScalar, prepared } from '../define.js';
import { rewriter } from './_rewrite.js';

export default defineScalar({
  name: 'replace',
  summary: 'The old form of `replace_regex`, with the text last.',
  source: 'https://learn.microsoft.com/kusto/query/replace-regex-function',
  overloads: [
    prepared(['regex: constant string', 'rewrite: constant string', 'source: string'], 'string', (call) => {
      const replace = rewriter(call, 0, 1);
      return (pattern, rewrite, source) => replace(source, pattern, rewrite);
    }),
  ],
  examples: [{ kql: "print replace(@'is (\\d+)', @'was: \\1', 'Number is 1')", result: 'Number was: 1' }],
});
