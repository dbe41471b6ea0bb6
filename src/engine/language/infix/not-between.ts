import { defineInfix } from '../define.js';
import { betweenOverloads } from './_between.js';

export default defineInfix({
  name: '!between',
  summary: 'Whether a value lies outside a range.',
  source: 'https://learn.microsoft.com/kusto/query/not-between-operator',
  overloads: betweenOverloads(true),
  examples: [{ kql: 'range x from 1 to 5 step 1 | where x !between (2 .. 4)', rows: [[1], [5]] }],
});
