import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'isinf',
  summary: 'Whether a real is an infinity; null for null.',
  source: 'https://learn.microsoft.com/kusto/query/isinf-function',
  overloads: [overload(['number: real'], 'bool', (number) => Math.abs(number) === Infinity)],
  examples: [
    { kql: 'print isinf(1.0 / 0.0)', result: true },
    { kql: 'print isinf(1.5)', result: false },
  ],
});
