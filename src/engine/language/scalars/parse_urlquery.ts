import { defineScalar, overload } from '../define.js';
import { queryParameters } from './_url.js';

export default defineScalar({
  name: 'parse_urlquery',
  aliases: ['parseurlquery'],
  summary:
    'The parameters of the query part of a URL, as they are written, in a bag of its own under `Query Parameters`.',
  source: 'https://learn.microsoft.com/kusto/query/parse-url-query-function',
  overloads: [
    overload(['query: string'], 'dynamic', (query) => new Map([['Query Parameters', queryParameters(query)]])),
  ],
  examples: [
    {
      kql: 'print parse_urlquery("k1=v1&k2=v2&k3=v3")',
      result: { 'Query Parameters': { k1: 'v1', k2: 'v2', k3: 'v3' } },
      verified: 'engine',
    },
  ],
});
