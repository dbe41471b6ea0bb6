import { startsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'startswith',
  summary: 'Whether the left text begins with the right one, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/startswith-operator',
  overloads: textOverloads((right) => startsWithMatcher(right, true), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "FabriKam" startswith "fab"', result: true }],
});
