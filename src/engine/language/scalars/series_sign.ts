import { defineScalar } from '../define.js';
import { eachElement } from './_element-wise.js';

export default defineScalar({
  name: 'series_sign',
  summary: 'The sign of each element: -1, 0 or 1.',
  source: 'https://learn.microsoft.com/kusto/query/series-sign-function',
  overloads: [eachElement((x) => (x > 0 ? 1n : x < 0 ? -1n : 0n))],
  examples: [{ kql: 'print series_sign(dynamic([-6, 0, 8]))', result: [-1, 0, 1] }],
});
