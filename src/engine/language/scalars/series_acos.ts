import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_acos',
  summary: 'The angle in radians whose cosine each element is.',
  source: 'https://learn.microsoft.com/kusto/query/series-acos-function',
  overloads: [eachReal(Math.acos)],
  examples: [{ kql: 'print series_acos(dynamic([-1, 0, 1]))', result: [Math.PI, Math.PI / 2, 0] }],
});
