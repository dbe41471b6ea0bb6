import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_cos',
  summary: 'The cosine of each element, which is an angle in radians.',
  source: 'https://learn.microsoft.com/kusto/query/series-cos-function',
  overloads: [eachReal(Math.cos)],
  examples: [{ kql: 'print series_cos(dynamic([-1, 0, 1]))', result: [0.5403023058681398, 1, 0.5403023058681398] }],
});
