import { containsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'contains',
  summary: 'Whether the left text holds the right one anywhere, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/contains-operator',
  overloads: textOverloads((right) => containsMatcher(right, true), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part, true),
  examples: [{ kql: 'print "FabriKam" contains "brik"', result: true }],
});
