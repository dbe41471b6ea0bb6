import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_asin',
  summary: 'The angle in radians whose sine each element is.',
  source: 'https://learn.microsoft.com/kusto/query/series-asin-function',
  overloads: [eachReal(Math.asin)],
  examples: [{ kql: 'print series_asin(dynamic([-1, 0, 1]))', result: [-1.5707963267948966, 0, 1.5707963267948966] }],
});
