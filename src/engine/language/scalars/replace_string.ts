import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'replace_string',
  summary: 'The text with every occurrence of another replaced.',
  source: 'https://learn.microsoft.com/kusto/query/replace-string-function',
  overloads: [
    overload(['text: text', 'lookup: string', 'rewrite: string'], 'string', (text, lookup, rewrite) =>
      lookup === '' ? text : text.replaceAll(lookup, () => rewrite),
    ),
  ],
  examples: [
    { kql: 'print replace_string("Number is 1", "is", "was")', result: 'Number was 1' },
    { kql: 'print replace_string("aaa", "", "X")', result: 'aaa', verified: 'engine' },
  ],
});
