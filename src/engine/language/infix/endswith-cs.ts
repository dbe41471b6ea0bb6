import { endsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'endswith_cs',
  summary: 'Whether the left text ends with the right one, by case.',
  source: 'https://learn.microsoft.com/kusto/query/endswith-cs-operator',
  overloads: textOverloads((right) => endsWithMatcher(right, false), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "FabriKam" endswith_cs "Kam"', result: true }],
});
