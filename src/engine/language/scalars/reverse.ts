import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'reverse',
  summary: 'The characters of a text from the last to the first.',
  source: 'https://learn.microsoft.com/kusto/query/reverse-function',
  overloads: [overload(['value: scalar as string'], 'string', (text) => [...text].reverse().join(''))],
  examples: [
    { kql: 'print reverse("Hello")', result: 'olleH', verified: 'engine' },
    { kql: 'print reverse(12345)', result: '54321' },
  ],
});
