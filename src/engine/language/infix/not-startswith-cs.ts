import { startsWithMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!startswith_cs',
  summary: 'The opposite of `startswith_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-startswith-cs-operator',
  overloads: textOverloads((right) => startsWithMatcher(right, false), true, 'string|dynamic'),
  examples: [{ kql: 'print "FabriKam" !startswith_cs "fab"', result: true }],
});
