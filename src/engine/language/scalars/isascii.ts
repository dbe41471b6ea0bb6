import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'isascii',
  summary: 'Whether a text holds ASCII characters only.',
  source: 'https://learn.microsoft.com/kusto/query/isascii-function',
  overloads: [overload(['value: scalar as string'], 'bool', (text) => /^[\0-\x7f]*$/.test(text))],
  examples: [
    { kql: 'print isascii("some string")', result: true },
    { kql: 'print isascii("naïve")', result: false, verified: 'reasoned' },
  ],
});
