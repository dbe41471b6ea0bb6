import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'hassuffix',
  summary: 'Whether the left text has a term that ends with the right one, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/hassuffix-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: true, start: false, end: true }),
    false,
    'string',
  ),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "North America" hassuffix "ica"', result: true }],
});
