import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_acos',
  summary: 'The angle in radians whose cosine each element is.',
  source: 'https://learn.microsoft.com/kusto/query/series-acos-function',
  overloads: [eachReal(Math.acos)],
  examples: [{ kql: 'print series_acos(dynamic([-1, 0, 1]))', result: [3.141592653589793, 1.5707963267948966, 0] }],
});
