import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'isnan',
  summary: 'Whether a real is NaN; null for null.',
  source: 'https://learn.microsoft.com/kusto/query/isnan-function',
  overloads: [overload(['number: real'], 'bool', Number.isNaN)],
  examples: [
    { kql: 'print isnan(0.0 / 0.0)', result: true },
    { kql: 'print isnan(todouble(long(null)))', result: null, verified: 'engine' },
  ],
});
