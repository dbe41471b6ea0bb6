import { defineScalar } from '../define.js';
import { arrayOverload } from './_arrays.js';

export default defineScalar({
  name: 'array_reverse',
  summary: 'The elements in the opposite order.',
  source: 'https://learn.microsoft.com/kusto/query/array-reverse-function',
  overloads: [arrayOverload((items) => [...items].reverse())],
  examples: [{ kql: 'print array_reverse(dynamic(["this", "is", "an"]))', result: ['an', 'is', 'this'] }],
});
