import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'hasprefix_cs',
  summary: 'Whether the left text has a term that begins with the right one, by case.',
  source: 'https://learn.microsoft.com/kusto/query/hasprefix-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: true, end: false }),
    false,
    'string',
  ),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "North America" hasprefix_cs "ame"', result: false }],
});
