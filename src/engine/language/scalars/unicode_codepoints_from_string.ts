import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'unicode_codepoints_from_string',
  aliases: ['to_utf8'],
  summary: 'The Unicode code points of a text, as an array.',
  source: 'https://learn.microsoft.com/kusto/query/unicode-codepoints-from-string-function',
  overloads: [
    overload(['value: scalar as string'], 'dynamic', (text) => Array.from(text, (c) => BigInt(c.codePointAt(0) ?? 0))),
  ],
  examples: [
    {
      kql: 'print unicode_codepoints_from_string("⒦⒰⒮⒯⒪")',
      result: [9382, 9392, 9390, 9391, 9386],
      verified: 'engine',
    },
  ],
});
