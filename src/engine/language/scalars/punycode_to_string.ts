import { defineScalar, overload } from '../define.js';
import { fromPunycode } from './_punycode.js';

export default defineScalar({
  name: 'punycode_to_string',
  summary: 'The text that punycode, without `xn--` before it, encodes; empty where it is none.',
  source: 'https://learn.microsoft.com/kusto/query/punycode-to-string-function',
  overloads: [overload(['string: string'], 'string', fromPunycode)],
  examples: [
    { kql: 'print punycode_to_string("acadmie-franaise-npb1a")', result: 'académie-française', verified: 'engine' },
  ],
});
