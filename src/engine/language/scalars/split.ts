import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'split',
  summary:
    'The parts of a text between a delimiter, as an array; or an array of the one part that is asked for, null where it is not there.',
  source: 'https://learn.microsoft.com/kusto/query/split-function',
  overloads: [
    overload(
      ['source: scalar as string', 'delimiter: string', 'requestedIndex?: integer as long'],
      'dynamic',
      (source, delimiter, requestedIndex) => {
        const parts = delimiter === '' ? [source] : source.split(delimiter);
        if (requestedIndex === undefined || requestedIndex < 0n) return parts;
        const part = parts[Number(requestedIndex)];
        return part === undefined ? null : [part];
      },
    ),
  ],
  naming: 'argument',
  examples: [
    { kql: 'print split("a__b", "_")', result: ['a', '', 'b'] },
    { kql: 'print split("aaa_bbb_ccc", "_", 1)', result: ['bbb'] },
    { kql: 'print split("noequals", "=", 1)', result: null, verified: 'engine' },
  ],
});
