import { defineScalar } from '../define.js';
import { eachPair } from './_element-wise.js';

export default defineScalar({
  name: 'series_pow',
  summary: 'The elements of a series raised to the powers that another names, as reals.',
  source: 'https://learn.microsoft.com/kusto/query/series-pow-function',
  overloads: eachPair((a, b) => Number(a) ** Number(b)),
  examples: [{ kql: 'print series_pow(dynamic([1, 2, 3, 4]), dynamic([1, 2, 3, 0.5]))', result: [1, 4, 27, 2] }],
});
