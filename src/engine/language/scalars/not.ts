import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'not',
  summary: 'The opposite of a bool, or of whether a number is not 0; null for null.',
  source: 'https://learn.microsoft.com/kusto/query/not-function',
  overloads: [
    overload(['expression: bool'], 'bool', (value) => !value),
    overload(['expression: number as bool'], 'bool', (value) => !value),
  ],
  examples: [
    { kql: 'print not(false)', result: true },
    { kql: 'print not(bool(null))', result: null, verified: 'engine' },
    { kql: 'print not(1)', result: false },
  ],
});
