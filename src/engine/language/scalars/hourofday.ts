import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'hourofday',
  summary: 'The hour, from 0 to 23.',
  source: 'https://learn.microsoft.com/kusto/query/hour-of-day-function',
  overloads: partOverloads(({ hour }) => hour),
  examples: [{ kql: 'print hourofday(datetime(2015-12-14 18:54))', result: 18, verified: 'engine' }],
});
