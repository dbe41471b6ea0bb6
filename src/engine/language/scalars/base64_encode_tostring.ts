import { Buffer } from 'node:buffer';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'base64_encode_tostring',
  aliases: ['base64_encodestring'],
  summary: 'The base64 text of a text in UTF-8.',
  source: 'https://learn.microsoft.com/kusto/query/base64-encode-tostring-function',
  overloads: [overload(['string: string'], 'string', (text) => Buffer.from(text).toString('base64'))],
  examples: [{ kql: 'print base64_encode_tostring("Kusto")', result: 'S3VzdG8=', verified: 'engine' }],
});
