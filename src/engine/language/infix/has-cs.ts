import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { termFilter } from './_term-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'has_cs',
  summary: 'Whether the left text holds the right one as a whole term or run of terms, by case.',
  source: 'https://learn.microsoft.com/kusto/query/has-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: true, end: true }),
    false,
    'string',
  ),
  filter: (column, [phrase]) => termFilter(column, [phrase]),
  examples: [{ kql: 'print "North America" has_cs "america"', result: false }],
});
