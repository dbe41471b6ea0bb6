import { defineScalar, overload } from '../define.js';
import { fromZlib } from './_deflate.js';

export default defineScalar({
  name: 'zlib_decompress_from_base64_string',
  summary: 'The text that was compressed with zlib and encoded as base64; empty where it was not.',
  source: 'https://learn.microsoft.com/kusto/query/zlib-base64-decompress-function',
  overloads: [overload(['string: string'], 'string', fromZlib)],
  examples: [
    { kql: 'print zlib_decompress_from_base64_string("eJwLSS0uUSguKcrMS1cwNDIGACxqBQ4=")', result: 'Test string 123' },
    { kql: 'print zlib_decompress_from_base64_string("x0x0x0")', result: '', verified: 'engine' },
  ],
});
