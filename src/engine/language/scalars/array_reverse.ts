import { isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'array_reverse',
  summary: 'The elements in the opposite order.',
  source: 'https://learn.microsoft.com/kusto/query/array-reverse-function',
  overloads: [overload(['value: array'], 'dynamic', (array) => (isArray(array) ? [...array].reverse() : null))],
  examples: [{ kql: 'print array_reverse(dynamic(["this", "is", "an"]))', result: ['an', 'is', 'this'] }],
});
