import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { phraseFilter } from './_term-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'has',
  summary: 'Whether the left text holds the right one as a whole term or run of terms, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/has-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: true, start: true, end: true }),
    false,
    'string',
  ),
  filter: (column, [phrase]) => phraseFilter(column, [phrase]),
  examples: [{ kql: 'print "North America" has "america"', result: true }],
});
