import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!has_cs',
  summary: 'The opposite of `has_cs`.',
  source: 'https://learn.microsoft.com/kusto/query/not-has-cs-operator',
  overloads: textOverloads(
    (right) => termMatcher(right, { ignoreCase: false, start: true, end: true }),
    true,
    'string',
  ),
  examples: [{ kql: 'print "North America" !has_cs "america"', result: true }],
});
