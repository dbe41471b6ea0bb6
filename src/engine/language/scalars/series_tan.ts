import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_tan',
  summary: 'The tangent of each element, which is an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/series-tan-function',
  overloads: [eachReal(Math.tan)],
  examples: [{ kql: 'print series_tan(dynamic([-1, 0, 1]))', result: [-1.5574077246549023, 0, 1.5574077246549023] }],
});
