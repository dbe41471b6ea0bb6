import { Buffer } from 'node:buffer';
import { defineScalar, overload } from '../define.js';

const ENCODED = /(?:%[0-9a-f]{2})+/gi;

function decode(run: string): string {
  return Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8');
}

export default defineScalar({
  name: 'url_decode',
  summary: 'The text that a percent-encoded one stands for; `+` is a space.',
  source: 'https://learn.microsoft.com/kusto/query/url-decode-function',
  overloads: [overload(['encoded_url: string'], 'string', (url) => url.replaceAll('+', ' ').replace(ENCODED, decode))],
  examples: [
    { kql: "print url_decode('https%3a%2f%2fwww.bing.com%2f')", result: 'https://www.bing.com/' },
    { kql: "print url_decode('100%25+%C3%A9 %zz')", result: '100% é %zz', verified: 'reasoned' },
  ],
});
