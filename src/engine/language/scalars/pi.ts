import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'pi',
  summary: 'The number pi.',
  source: 'https://learn.microsoft.com/kusto/query/pi-function',
  overloads: [overload([], 'real', () => Math.PI)],
  examples: [{ kql: 'print toint(pi() * 1000)', result: 3141 }],
});
