import { defineScalar, overload } from '../define.js';
import { guidBytes } from './_guid-bytes.js';

export default defineScalar({
  name: 'base64_encode_fromguid',
  summary: 'The base64 text of the sixteen bytes of a guid.',
  source: 'https://learn.microsoft.com/kusto/query/base64-encode-fromguid-function',
  overloads: [overload(['guid: guid'], 'string', (guid) => guidBytes(guid).toString('base64'))],
  examples: [
    {
      kql: 'print base64_encode_fromguid(toguid("ae3133f2-6e22-49ae-b06a-16e6a9b212eb"))',
      result: '8jMxriJurkmwahbmqbIS6w==',
    },
  ],
});
