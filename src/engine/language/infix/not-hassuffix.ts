import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!hassuffix',
  summary: 'The opposite of `hassuffix`.',
  source: 'https://learn.microsoft.com/kusto/query/not-hassuffix-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: true, start: false, end: true }),
    true,
    'string',
  ),
  examples: [{ kql: 'print "North America" !hassuffix "ica"', result: false }],
});
