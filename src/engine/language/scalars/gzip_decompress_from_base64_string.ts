import { defineScalar, overload } from '../define.js';
import { fromGzip } from './_deflate.js';

export default defineScalar({
  name: 'gzip_decompress_from_base64_string',
  summary: 'The text that was compressed with gzip and encoded as base64; empty where it was not.',
  source: 'https://learn.microsoft.com/kusto/query/gzip-base64-decompress',
  overloads: [overload(['string: string'], 'string', fromGzip)],
  examples: [
    {
      kql: 'print gzip_decompress_from_base64_string("H4sIAAAAAAAA/wEUAOv/MTIzNDU2Nzg5MHF3ZXJ0eXVpb3A6m7f2FAAAAA==")',
      result: '1234567890qwertyuiop',
      verified: 'engine',
    },
    { kql: 'print gzip_decompress_from_base64_string("x0x0x0")', result: '', verified: 'engine' },
  ],
});
