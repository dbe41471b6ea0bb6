import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_asin',
  summary: 'The angle in radians whose sine each element is.',
  source: 'https://learn.microsoft.com/kusto/query/series-asin-function',
  overloads: [eachReal(Math.asin)],
  examples: [{ kql: 'print series_asin(dynamic([-1, 0, 1]))', result: [-Math.PI / 2, 0, Math.PI / 2] }],
});
