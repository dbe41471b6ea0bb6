import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!hasprefix',
  summary: 'The opposite of `hasprefix`.',
  source: 'https://learn.microsoft.com/kusto/query/not-hasprefix-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: true, start: true, end: false }),
    true,
    'string',
  ),
  examples: [{ kql: 'print "North America" !hasprefix "ame"', result: false }],
});
