import { defineScalar, overload } from '../define.js';
import { toPunycode } from './_punycode.js';

export default defineScalar({
  name: 'punycode_from_string',
  summary: 'The punycode of a text, without `xn--` before it.',
  source: 'https://learn.microsoft.com/kusto/query/punycode-from-string-function',
  overloads: [overload(['string: string'], 'string', toPunycode)],
  examples: [
    { kql: 'print punycode_from_string("académie-française")', result: 'acadmie-franaise-npb1a' },
    { kql: 'print punycode_from_string("艺术")', result: 'cqv902d', verified: 'engine' },
  ],
});
