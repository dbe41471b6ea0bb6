import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!hassuffix_cs',
  summary: 'The opposite of `hassuffix_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-hassuffix-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: false, end: true }),
    true,
    'string',
  ),
  examples: [{ kql: 'print "North America" !hassuffix_cs "ICA"', result: true }],
});
