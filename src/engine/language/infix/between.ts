import { defineInfix } from '../define.js';
import { betweenOverloads } from './_between.js';
import { rangeFilter } from './_range-filter.js';

export default defineInfix({
  name: 'between',
  summary:
    'Whether a value lies in a range, both ends included; a timespan as the upper end counts from the lower one.',
  source: 'https://learn.microsoft.com/kusto/query/between-operator',
  overloads: betweenOverloads(false),
  filter: (column, [from, to], [fromType, toType]) =>
    rangeFilter(column, from, fromType === 'datetime' && toType === 'timespan' ? endOf(from, to) : to),
  examples: [{ kql: 'range x from 1 to 9 step 1 | where x between (3 .. 5)', rows: [[3], [4], [5]] }],
});

/** The upper end that counts from the lower one. */
function endOf(from: unknown, to: unknown): bigint | null {
  return typeof from === 'bigint' && typeof to === 'bigint' ? from + to : null;
}
