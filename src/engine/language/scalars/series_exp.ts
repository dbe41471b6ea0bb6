import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_exp',
  summary: 'The exponential function of each element.',
  source: 'https://learn.microsoft.com/kusto/query/series-exp-function',
  overloads: [eachReal(Math.exp)],
  examples: [{ kql: 'print series_exp(dynamic([0, 1]))', result: [1, Math.E] }],
});
