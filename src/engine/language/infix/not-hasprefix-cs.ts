import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!hasprefix_cs',
  summary: 'The opposite of `hasprefix_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-hasprefix-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: true, end: false }),
    true,
    'string',
  ),
  examples: [{ kql: 'print "North America" !hasprefix_cs "ame"', result: true }],
});
