import { startsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'startswith_cs',
  summary: 'Whether the left text begins with the right one, by case.',
  source: 'https://learn.microsoft.com/kusto/query/startswith-cs-operator',
  overloads: textOverloads((right) => startsWithMatcher(right, false), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "FabriKam" startswith_cs "fab"', result: false }],
});
