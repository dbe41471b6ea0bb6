import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';

export default defineScalar({
  name: 'getyear',
  summary: 'The year.',
  source: 'https://learn.microsoft.com/kusto/query/getyear-function',
  overloads: partOverloads(({ year }) => year),
  examples: [{ kql: 'print getyear(datetime(2015-10-12))', result: 2015 }],
});
