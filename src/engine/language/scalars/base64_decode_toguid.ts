import { defineScalar, overload } from '../define.js';
import { decodeBase64 } from './_bytes.js';
import { guidOf } from './_guid-bytes.js';

export default defineScalar({
  name: 'base64_decode_toguid',
  summary: 'The guid whose sixteen bytes a base64 text encodes; null where it encodes none.',
  source: 'https://learn.microsoft.com/kusto/query/base64-decode-toguid-function',
  overloads: [
    overload(['base64_string: string'], 'guid', (base64) => {
      const bytes = decodeBase64(base64);
      return bytes === null ? null : guidOf(bytes);
    }),
  ],
  examples: [
    {
      kql: 'print base64_decode_toguid("JpbpECu8dUy7Pv5gbeJXAA==")',
      result: '10e99626-bc2b-4c75-bb3e-fe606de25700',
      verified: 'engine',
    },
    { kql: 'print base64_decode_toguid("abcd1231")', result: null, verified: 'engine' },
  ],
});
