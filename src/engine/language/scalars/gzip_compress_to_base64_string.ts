import { defineScalar, overload } from '../define.js';
import { toGzip } from './_deflate.js';

export default defineScalar({
  name: 'gzip_compress_to_base64_string',
  summary: 'The text compressed with gzip, as base64.',
  source: 'https://learn.microsoft.com/kusto/query/gzip-base64-compress',
  note: 'longer texts may be compressed to other bytes than by the service; they decompress to the same text',
  overloads: [overload(['string: string'], 'string', toGzip)],
  examples: [
    {
      kql: 'print gzip_compress_to_base64_string("1234567890qwertyuiop")',
      result: 'H4sIAAAAAAAA/wEUAOv/MTIzNDU2Nzg5MHF3ZXJ0eXVpb3A6m7f2FAAAAA==',
    },
  ],
});
