import { defineScalar, overload } from '../define.js';
import { countCharacters } from './_characters.js';

export default defineScalar({
  name: 'strlen',
  summary: 'How many characters, that is Unicode code points, a text has.',
  source: 'https://learn.microsoft.com/kusto/query/strlen-function',
  overloads: [overload(['string: string|dynamic as string'], 'long', (text) => BigInt(countCharacters(text)))],
  naming: { prefix: 'strlen' },
  examples: [
    { kql: 'print strlen("hello")', result: 5, verified: 'engine' },
    { kql: 'print strlen("😀")', result: 1, verified: 'engine' },
  ],
});
