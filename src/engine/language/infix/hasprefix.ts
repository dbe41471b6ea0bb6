import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'hasprefix',
  summary: 'Whether the left text has a term that begins with the right one, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/hasprefix-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: true, start: true, end: false }),
    false,
    'string',
  ),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "North America" hasprefix "ame"', result: true }],
});
