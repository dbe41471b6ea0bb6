import { containsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'contains_cs',
  summary: 'Whether the left text holds the right one anywhere, by case.',
  source: 'https://learn.microsoft.com/kusto/query/contains-cs-operator',
  overloads: textOverloads((right) => containsMatcher(right, false), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "FabriKam" contains_cs "Kam"', result: true }],
});
