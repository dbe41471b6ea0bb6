import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'not',
  summary: 'The opposite of a bool; null for null.',
  source: 'https://learn.microsoft.com/kusto/query/not-function',
  overloads: [overload(['expression: bool'], 'bool', (value) => !value)],
  examples: [
    { kql: 'print not(false)', result: true },
    { kql: 'print not(bool(null))', result: null, verified: 'engine' },
  ],
});
