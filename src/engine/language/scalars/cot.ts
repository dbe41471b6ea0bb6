import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'cot',
  summary: 'The cotangent of an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/cot-function',
  overloads: [overload(['number: number as real'], 'real', (number) => 1 / Math.tan(number))],
  examples: [{ kql: 'print cot(1)', result: 0.6420926159343306 }],
});
