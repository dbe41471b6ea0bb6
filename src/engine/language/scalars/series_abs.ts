import { defineScalar } from '../define.js';
import { eachElement } from './_element-wise.js';

export default defineScalar({
  name: 'series_abs',
  summary: 'The absolute value of each element.',
  source: 'https://learn.microsoft.com/kusto/query/series-abs-function',
  overloads: [eachElement((x) => (x < 0 ? -x : x))],
  examples: [{ kql: 'print series_abs(dynamic([-6.5, 0, 8.2]))', result: [6.5, 0, 8.2], verified: 'engine' }],
});
