import { defineScalar, overload } from '../define.js';
import { percentEncode } from './_url.js';

export default defineScalar({
  name: 'url_encode_component',
  summary: 'The text percent-encoded, with `%20` for a space.',
  source: 'https://learn.microsoft.com/kusto/query/url-encode-component-function',
  overloads: [overload(['url: string'], 'string', (url) => percentEncode(url, '%20'))],
  examples: [
    {
      kql: "print url_encode_component('https://www.bing.com/hello world')",
      result: 'https%3a%2f%2fwww.bing.com%2fhello%20world',
    },
  ],
});
