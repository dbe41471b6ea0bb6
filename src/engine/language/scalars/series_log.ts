import { defineScalar } from '../define.js';
import { eachReal } from './_element-wise.js';

export default defineScalar({
  name: 'series_log',
  summary: 'The natural logarithm of each element.',
  source: 'https://learn.microsoft.com/kusto/query/series-log-function',
  overloads: [eachReal(Math.log)],
  examples: [{ kql: 'print series_log(dynamic([1, 2.5]))', result: [0, 0.9162907318741551], verified: 'reasoned' }],
});
