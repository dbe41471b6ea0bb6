import { defineScalar, overload } from '../define.js';
import { percentEncode } from './_url.js';

export default defineScalar({
  name: 'url_encode',
  summary: 'The text percent-encoded as in a form, with `+` for a space.',
  source: 'https://learn.microsoft.com/kusto/query/url-encode-function',
  overloads: [overload(['url: text'], 'string', (url) => percentEncode(url, '+'))],
  examples: [
    {
      kql: "print url_encode('https://www.bing.com/hello world')",
      result: 'https%3a%2f%2fwww.bing.com%2fhello+world',
      verified: 'engine',
    },
  ],
});
