import { defineScalar } from '../define.js';
import { termFilter } from '../infix/_term-filter.js';
import { textOverloads } from '../infix/_text.js';
import { addressMatcher } from './_text-ipv4.js';

export default defineScalar({
  name: 'has_ipv4',
  summary: 'Whether a text holds an IPv4 address that neither letters nor digits touch.',
  source: 'https://learn.microsoft.com/kusto/query/has-ipv4-function',
  overloads: textOverloads(addressMatcher, false, 'string'),
  filter: (column, [ip]) => termFilter(column, [ip]),
  examples: [
    { kql: 'print has_ipv4("05:04:54 127.0.0.1 GET /favicon.ico 404", "127.0.0.1")', result: true, verified: 'engine' },
    { kql: 'print has_ipv4("05:04:54127.0.0.1 GET /favicon.ico 404", "127.0.0.1")', result: false, verified: 'engine' },
  ],
});
