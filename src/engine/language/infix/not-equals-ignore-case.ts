import { equalsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '!~',
  summary: 'The opposite of `=~`.',
  source: 'https://learn.microsoft.com/kusto/query/not-equals-operator',
  overloads: textOverloads((right) => equalsMatcher(right, true), true),
  examples: [{ kql: 'print "abc" !~ "ABC"', result: false }],
});
