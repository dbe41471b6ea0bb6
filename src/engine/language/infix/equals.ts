import { defineInfix } from '../define.js';
import { equalityOverloads } from './_comparison.js';
import { rangeFilter } from './_range-filter.js';

export default defineInfix({
  name: '==',
  summary: 'Whether two values are equal, texts by case; false where one side is null, null where both are.',
  source: 'https://learn.microsoft.com/kusto/query/equals-cs-operator',
  overloads: equalityOverloads(false),
  filter: (column, [value]) =>
    typeof value === 'string'
      ? { kind: 'values', column, anyOf: [value], ignoreCase: false, exact: true }
      : rangeFilter(column, value, value),
  examples: [
    { kql: 'print "abc" == "abc"', result: true },
    { kql: 'print long(null) == 1', result: false, verified: 'engine' },
    { kql: 'print long(null) == long(null)', result: null },
  ],
});
