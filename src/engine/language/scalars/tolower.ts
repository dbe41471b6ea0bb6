import { defineScalar, overload } from '../define.js';
import { lowerCase } from './_letter-case.js';

export default defineScalar({
  name: 'tolower',
  summary: 'The text in lower case.',
  source: 'https://learn.microsoft.com/kusto/query/tolower-function',
  overloads: [overload(['value: scalar as string'], 'string', lowerCase)],
  examples: [
    { kql: 'print tolower("Hello")', result: 'hello' },
    { kql: 'print tolower("ÅNGSTRÖM")', result: 'ångström', verified: 'engine' },
  ],
});
