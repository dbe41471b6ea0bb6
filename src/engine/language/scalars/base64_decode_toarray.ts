import { defineScalar, overload } from '../define.js';
import { decodeBase64 } from './_bytes.js';

export default defineScalar({
  name: 'base64_decode_toarray',
  summary: 'The bytes that a base64 text encodes, as an array of numbers; null where it is no base64.',
  source: 'https://learn.microsoft.com/kusto/query/base64-decode-toarray-function',
  overloads: [
    overload(['base64_string: string'], 'dynamic', (base64) => {
      const bytes = decodeBase64(base64);
      return bytes === null ? null : Array.from(bytes, BigInt);
    }),
  ],
  examples: [{ kql: 'print base64_decode_toarray("S3VzdG8=")', result: [75, 117, 115, 116, 111] }],
});
