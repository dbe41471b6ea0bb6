import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';
import { isoWeek } from './_week.js';

export default defineScalar({
  name: 'week_of_year',
  summary:
    'The number of the week by ISO 8601: weeks start on Monday, and the first has the first Thursday of its year.',
  source: 'https://learn.microsoft.com/kusto/query/week-of-year-function',
  overloads: partOverloads(isoWeek),
  examples: [
    { kql: 'print week_of_year(datetime(2020-12-31))', result: 53, verified: 'engine' },
    { kql: 'print week_of_year(datetime(2000-01-01))', result: 52, verified: 'engine' },
    { kql: 'print week_of_year(datetime(1970-01-01))', result: 1 },
  ],
});
