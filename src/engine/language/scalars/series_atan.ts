import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_atan',
  summary: 'The angle in radians whose tangent each element is.',
  source: 'https://learn.microsoft.com/kusto/query/series-atan-function',
  overloads: [eachReal(Math.atan)],
  examples: [{ kql: 'print series_atan(dynamic([-1, 0, 1]))', result: [-0.7853981633974483, 0, 0.7853981633974483] }],
});
