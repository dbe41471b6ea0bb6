import { Buffer } from 'node:buffer';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

function isByte(item: Dynamic): item is bigint {
  return typeof item === 'bigint' && item >= 0n && item <= 255n;
}

export default defineScalar({
  name: 'base64_encode_fromarray',
  summary: 'The base64 text of bytes in an array; empty where an item is no byte.',
  source: 'https://learn.microsoft.com/kusto/query/base64-encode-fromarray-function',
  overloads: [
    overload(['base64_string_decoded_as_array: array'], 'string', (array) =>
      isArray(array) && array.every(isByte) ? Buffer.from(array.map(Number)).toString('base64') : '',
    ),
  ],
  examples: [
    { kql: 'print base64_encode_fromarray(dynamic([75, 117, 115, 116, 111]))', result: 'S3VzdG8=' },
    { kql: 'print base64_encode_fromarray(dynamic([256]))', result: '', verified: 'reasoned' },
  ],
});
