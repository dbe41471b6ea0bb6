import { allTermMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { hasListOverloads } from './_has-list.js';
import { allTermsFilter } from './_term-filter.js';

export default defineInfix({
  name: 'has_all',
  summary:
    'Whether the left text has all of the terms, without regard to case. The list may hold arrays, or be the first column of a table.',
  source: 'https://learn.microsoft.com/kusto/query/has-all-operator',
  overloads: hasListOverloads(allTermMatcher),
  filter: (column, values) => allTermsFilter(column, values.flat()),
  examples: [{ kql: 'print "North America" has_all ("america", "north")', result: true }],
});
