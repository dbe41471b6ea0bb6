import { defineInfix } from '../define.js';
import { equalityOverloads } from './_comparison.js';

export default defineInfix({
  name: '!=',
  aliases: ['<>'],
  summary: 'Whether two values differ, texts by case; true where one side is null, null where both are.',
  source: 'https://learn.microsoft.com/kusto/query/not-equals-cs-operator',
  overloads: equalityOverloads(true),
  examples: [
    { kql: 'print "abc" != "ABC"', result: true },
    { kql: 'print long(null) != 1', result: true, verified: 'engine' },
    { kql: 'print long(null) != long(null)', result: null },
  ],
});
