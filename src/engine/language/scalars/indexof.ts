import { defineScalar, overload } from '../define.js';
import { indexOf } from './_index-of.js';

export default defineScalar({
  name: 'indexof',
  summary: 'How many characters stand before an occurrence of a text in another; -1 without one, null where the text looked for is empty. A negative start counts from the end.',
  source: 'https://learn.microsoft.com/kusto/query/indexof-function',
  overloads: [
    overload(
      [
        'string: scalar as string',
        'match: scalar as string',
        'start?: integer as long',
        'length?: integer as long',
        'occurrence?: constant integer as long',
      ],
      'long',
      (source, match, start, length, occurrence) => {
        if (match === '') return null;
        const find = (text: string) => {
          const index = text.indexOf(match);
          return index < 0 ? null : { index, length: match.length };
        };
        return indexOf(source, find, { start, length, occurrence }, true);
      },
    ),
  ],
  examples: [
    { kql: 'print indexof("abcdefg", "cde")', result: 2 },
    { kql: 'print indexof("abcdefg", "cde", 1, 2)', result: -1 },
    { kql: 'print indexof("abcdefgabcdefg", "cde", 1, 10, 2)', result: 9 },
  ],
});
