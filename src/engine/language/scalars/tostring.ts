import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'tostring',
  summary: 'The text of a value: `True`, `1.0`, `1.00:00:00`, a dynamic as compact JSON; null is empty.',
  source: 'https://learn.microsoft.com/kusto/query/tostring-function',
  naming: 'argument',
  overloads: conversionOverloads('string'),
  examples: [
    { kql: 'print tostring(123)', result: '123', verified: 'engine' },
    { kql: 'print tostring(100000000000.0)', result: '100000000000.0', verified: 'engine' },
    { kql: 'print tostring(dynamic({"a": "red"}).a)', result: 'red', verified: 'engine' },
  ],
});
