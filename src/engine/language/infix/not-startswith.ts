import { startsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!startswith',
  summary: 'The opposite of `startswith`.',
  source: 'https://learn.microsoft.com/kusto/query/not-startswith-operator',
  overloads: textOverloads((right) => startsWithMatcher(right, true), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !startswith "fab"', result: false }],
});
