import { termMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!has',
  summary: 'The opposite of `has`.',
  source: 'https://learn.microsoft.com/kusto/query/not-has-operator',
  overloads: textOverloads((right) => termMatcher(right, { ignoreCase: true, start: true, end: true }), true, 'string'),
  examples: [{ kql: 'print "North America" !has "america"', result: false }],
});
