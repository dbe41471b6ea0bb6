import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'toint',
  summary:
    'The value as a 32-bit integer: a real is cut towards zero, a long keeps its low 32 bits; null for what is no whole number.',
  source: 'https://learn.microsoft.com/kusto/query/toint-function',
  naming: 'argument',
  overloads: conversionOverloads('int'),
  examples: [
    { kql: 'print toint("123")', result: 123 },
    { kql: 'print toint(-2.9)', result: -2, verified: 'engine' },
    { kql: 'print toint("5.9")', result: null, verified: 'engine' },
  ],
});
