import { defineScalar, overload } from '../define.js';
import { toZlib } from './_deflate.js';

export default defineScalar({
  name: 'zlib_compress_to_base64_string',
  summary: 'The text compressed with zlib, as base64.',
  source: 'https://learn.microsoft.com/kusto/query/zlib-base64-compress-function',
  note: 'longer texts may be compressed to other bytes than by the service; they decompress to the same text',
  overloads: [overload(['string: string'], 'string', toZlib)],
  examples: [
    {
      kql: 'print zlib_compress_to_base64_string("1234567890qwertyuiop")',
      result: 'eAEBFADr/zEyMzQ1Njc4OTBxd2VydHl1aW9wOAkGdw==',
      verified: 'engine',
    },
  ],
});
