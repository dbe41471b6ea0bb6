import { defineScalar, overload } from '../define.js';
import { indexOf } from './_index-of.js';

function* occurrences(text: string, match: string): Iterable<number> {
  for (let at = text.indexOf(match); at >= 0; at = text.indexOf(match, at + 1)) yield at;
}

export default defineScalar({
  name: 'indexof',
  summary:
    'How many characters stand before an occurrence of a text in another; -1 without one, null where the text looked for is empty.',
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
      (source, match, start, length, occurrence) =>
        match === '' ? null : indexOf(source, (text) => occurrences(text, match), { start, length, occurrence }),
    ),
  ],
  examples: [
    { kql: 'print indexof("abcdefg", "cde")', result: 2, verified: 'engine' },
    { kql: 'print indexof("abcdefg", "cde", -5)', result: 2, verified: 'engine' },
    { kql: 'print indexof("abcdefgabcdefg", "cde", 1, 10, 2)', result: 9, verified: 'engine' },
  ],
});
