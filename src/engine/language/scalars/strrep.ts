import { defineScalar, overload } from '../define.js';

const MOST = 1024n;

export default defineScalar({
  name: 'strrep',
  summary: 'The text repeated, with a delimiter between where one is given.',
  source: 'https://learn.microsoft.com/kusto/query/strrep-function',
  note: 'at most 1,024 times',
  overloads: [
    overload(
      ['value: scalar as string', 'multiplier: long', 'delimiter?: scalar as string'],
      'string',
      (value, multiplier, delimiter = '') => {
        const times = Number(multiplier > MOST ? MOST : multiplier);
        return times < 1 ? '' : new Array(times).fill(value).join(delimiter);
      },
    ),
  ],
  examples: [
    { kql: 'print strrep("ABC", 2)', result: 'ABCABC', verified: 'engine' },
    { kql: 'print strrep(123, 3, ".")', result: '123.123.123', verified: 'engine' },
  ],
});
