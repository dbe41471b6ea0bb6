import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_sin',
  summary: 'The sine of each element, which is an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/series-sin-function',
  overloads: [eachReal(Math.sin)],
  examples: [{ kql: 'print series_sin(dynamic([-1, 0, 1]))', result: [-0.8414709848078965, 0, 0.8414709848078965] }],
});
