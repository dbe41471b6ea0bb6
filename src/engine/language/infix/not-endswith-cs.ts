import { endsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!endswith_cs',
  summary: 'The opposite of `endswith_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-endswith-cs-operator',
  overloads: textOverloads((right) => endsWithMatcher(right, false), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !endswith_cs "Kam"', result: false }],
});
