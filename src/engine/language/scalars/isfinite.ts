import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'isfinite',
  summary: 'Whether a real is neither NaN nor an infinity; null for null.',
  source: 'https://learn.microsoft.com/kusto/query/isfinite-function',
  overloads: [overload(['number: real'], 'bool', Number.isFinite)],
  examples: [
    { kql: 'print isfinite(1.0)', result: true, verified: 'engine' },
    { kql: 'print isfinite(1.0 / 0.0)', result: false, verified: 'engine' },
  ],
});
