import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'binary_not',
  summary: 'The bits of a number reversed.',
  source: 'https://learn.microsoft.com/kusto/query/binary-not-function',
  naming: 'argument',
  overloads: [overload(['value: integer as long'], 'long', (value) => ~value)],
  examples: [{ kql: 'print binary_not(100)', result: -101 }],
});
