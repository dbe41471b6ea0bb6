import { defineScalar } from '../define.js';
import { termFilter } from '../infix/_term-filter.js';
import { addressMatcher, anyAddressOverloads } from './_text-ipv4.js';

export default defineScalar({
  name: 'has_any_ipv4',
  summary:
    'Whether a text holds one of several IPv4 addresses, or of an array of addresses, that neither letters nor digits touch.',
  source: 'https://learn.microsoft.com/kusto/query/has-any-ipv4-function',
  overloads: anyAddressOverloads(addressMatcher),
  filter: (column, ips) => termFilter(column, ips.flat()),
  examples: [
    { kql: 'print has_any_ipv4("05:04:54 127.0.0.1 GET /favicon.ico 404", "127.0.0.1", "192.168.1.1")', result: true },
    {
      kql: 'print has_any_ipv4("05:04:54127.0.0.1 GET /favicon.ico 404", "127.0.0.1", "192.168.1.1")',
      result: false,
      verified: 'engine',
    },
  ],
});
