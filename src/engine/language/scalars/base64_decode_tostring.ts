import { defineScalar, overload } from '../define.js';
import { decodeBase64, utf8Text } from './_bytes.js';

export default defineScalar({
  name: 'base64_decode_tostring',
  aliases: ['base64_decodestring'],
  summary: 'The UTF-8 text that a base64 text encodes; empty where it is no base64 or encodes no UTF-8.',
  source: 'https://learn.microsoft.com/kusto/query/base64-decode-tostring-function',
  overloads: [
    overload(['base64_string: string'], 'string', (base64) => {
      const bytes = decodeBase64(base64);
      return bytes === null ? '' : (utf8Text(bytes) ?? '');
    }),
  ],
  examples: [
    { kql: 'print base64_decode_tostring("S3VzdG8=")', result: 'Kusto', verified: 'engine' },
    {
      kql: 'print base64_decode_tostring("U3RyaW5n0KHR0tGA0L7Rh9C60LA=")',
      result: '',
      verified: 'engine',
    },
  ],
});
