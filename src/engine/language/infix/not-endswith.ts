import { endsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!endswith',
  summary: 'The opposite of `endswith`.',
  source: 'https://learn.microsoft.com/kusto/query/not-endswith-operator',
  overloads: textOverloads((right) => endsWithMatcher(right, true), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !endswith "KAM"', result: false }],
});
