import { defineScalar, overload } from '../define.js';
import { Characters } from './_characters.js';

export default defineScalar({
  name: 'substring',
  summary:
    'The characters from a place on, counted from 0 or, where it is negative, from the end; all, or so many, of which none where that is negative.',
  source: 'https://learn.microsoft.com/kusto/query/substring-function',
  overloads: [
    overload(
      ['string: scalar as string', 'start: integer as long', 'length?: integer as long'],
      'string',
      (text, start, length) => {
        const characters = new Characters(text);
        const from = Number(start) < 0 ? characters.length + Number(start) : Number(start);
        if (from < 0 || (length !== undefined && length <= 0n)) return '';
        return characters.slice(from, length === undefined ? characters.length : from + Number(length));
      },
    ),
  ],
  examples: [
    { kql: 'print substring("123456", 1)', result: '23456' },
    { kql: 'print substring("123456", -2, 2)', result: '56' },
    { kql: 'print substring("hello", -100, 3)', result: '', verified: 'engine' },
  ],
});
