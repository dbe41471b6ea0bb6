import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'hassuffix_cs',
  summary: 'Whether the left text has a term that ends with the right one, by case.',
  source: 'https://learn.microsoft.com/kusto/query/hassuffix-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: false, end: true }),
    false,
    'string',
  ),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "North America" hassuffix_cs "ICA"', result: false }],
});
