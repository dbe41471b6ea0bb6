import { isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'array_length',
  aliases: ['arraylength'],
  summary: 'How many elements an array has; null for what is no array.',
  source: 'https://learn.microsoft.com/kusto/query/array-length-function',
  overloads: [overload(['array: array'], 'long', (array) => (isArray(array) ? BigInt(array.length) : null))],
  examples: [
    { kql: 'print array_length(dynamic([1, 2, 3, "four"]))', result: 4, verified: 'engine' },
    { kql: 'print array_length(dynamic({"a": 1}))', result: null, verified: 'engine' },
  ],
});
