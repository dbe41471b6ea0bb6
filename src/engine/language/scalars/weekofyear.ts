import { defineScalar } from '../define.js';
import { partOverloads } from './_part.js';
import { sundayWeek } from './_week.js';

export default defineScalar({
  name: 'weekofyear',
  summary:
    'The number of the week as it was counted before `week_of_year`: weeks start on Sunday, and the first has the first Wednesday of its year.',
  source: 'https://learn.microsoft.com/kusto/query/week-of-year-function',
  overloads: partOverloads(sundayWeek),
  examples: [
    { kql: 'print weekofyear(datetime(2020-06-15))', result: 25, verified: 'engine' },
    {
      kql: 'print weekofyear(datetime(2024-03-03)), week_of_year(datetime(2024-03-03))',
      rows: [[10, 9]],
      verified: 'reasoned',
    },
  ],
});
