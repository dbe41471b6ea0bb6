import { defineInfix, overload } from '../define.js';

export default defineInfix({
  name: 'unary +',
  summary: 'A number or timespan as it is.',
  source: 'https://learn.microsoft.com/kusto/query/numerical-operators',
  overloads: [
    overload(['operand: int as long'], 'long', (x) => x),
    overload(['operand: summable'], 'argument0', (x) => x),
    overload(['operand: dynamic'], 'dynamic', (x) => x),
  ],
  examples: [{ kql: 'print +5', result: 5 }],
});
