import { compareText } from '../../values/compare.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'strcmp',
  summary: 'How two texts are ordered by code point: -1, 0 or 1.',
  source: 'https://learn.microsoft.com/kusto/query/strcmp-function',
  overloads: [
    overload(['s1: scalar as string', 's2: scalar as string'], 'long', (s1, s2) => BigInt(compareText(s1, s2))),
  ],
  examples: [
    { kql: 'print strcmp("ABC", "abc")', result: -1, verified: 'engine' },
    { kql: 'print strcmp("abcde", "abc")', result: 1, verified: 'engine' },
  ],
});
