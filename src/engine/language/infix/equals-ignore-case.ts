import { equalsMatcher } from '../../values/terms.js';
import { defineInfix } from '../define.js';
import { textOverloads } from './_text.js';

export default defineInfix({
  name: '=~',
  summary: 'Whether two texts are equal, without regard to case.',
  source: 'https://learn.microsoft.com/kusto/query/equals-operator',
  overloads: textOverloads((right) => equalsMatcher(right, true), false),
  filter: (column, [value]) =>
    typeof value === 'string' ? { kind: 'values', column, anyOf: [value], ignoreCase: true, exact: true } : null,
  examples: [{ kql: 'print "abc" =~ "ABC"', result: true }],
});
