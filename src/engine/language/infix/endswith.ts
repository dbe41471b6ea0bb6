import { endsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { partFilter } from './_part-filter.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: 'endswith',
  summary: 'Whether the left text ends with the right one, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/endswith-operator',
  overloads: textOverloads((right) => endsWithMatcher(right, true), false, 'string|dynamic'),
  filter: (column, [part]) => partFilter(column, part),
  examples: [{ kql: 'print "FabriKam" endswith "KAM"', result: true }],
});
