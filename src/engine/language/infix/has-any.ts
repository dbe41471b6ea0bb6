import { anyTermMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { hasListOverloads } from './_has-list.js';
import { phraseFilter } from './_term-filter.js';

export default defineInfix({
  name: 'has_any',
  summary:
    'Whether the left text has one of the terms, without regard to case. The list may hold arrays, or be the first column of a table.',
  source: 'https://learn.microsoft.com/kusto/query/has-any-operator',
  overloads: hasListOverloads(anyTermMatcher),
  filter: (column, values) => phraseFilter(column, values.flat()),
  examples: [{ kql: 'print "North America" has_any ("south", "north")', result: true }],
});
