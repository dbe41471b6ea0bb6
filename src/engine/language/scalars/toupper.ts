import { defineScalar, overload } from '../define.js';
import { upperCase } from './_letter-case.js';

export default defineScalar({
  name: 'toupper',
  summary: 'The text in upper case.',
  source: 'https://learn.microsoft.com/kusto/query/toupper-function',
  overloads: [overload(['value: scalar as string'], 'string', upperCase)],
  examples: [
    { kql: 'print toupper("hello")', result: 'HELLO' },
    { kql: 'print toupper("Привет")', result: 'ПРИВЕТ', verified: 'engine' },
  ],
});
