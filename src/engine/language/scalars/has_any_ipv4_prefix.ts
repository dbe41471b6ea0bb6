import { defineScalar } from '../define.js';
import { termFilter } from '../infix/_term-filter.js';
import { addressPrefixMatcher, anyAddressOverloads } from './_text-ipv4.js';

export default defineScalar({
  name: 'has_any_ipv4_prefix',
  summary:
    'Whether a text holds an IPv4 address that begins with one of several prefixes, or of an array of prefixes, and that neither letters nor digits touch.',
  source: 'https://learn.microsoft.com/kusto/query/has-any-ipv4-prefix-function',
  overloads: anyAddressOverloads(addressPrefixMatcher),
  filter: (column, prefixes) => termFilter(column, prefixes.flat()),
  examples: [
    {
      kql: 'print has_any_ipv4_prefix("05:04:54 127.0.0.1 GET /favicon.ico 404", dynamic(["127.0.", "192.168."]))',
      result: true,
      verified: 'engine',
    },
    {
      kql: 'print has_any_ipv4_prefix("05:04:54 127.0.0.1 GET /favicon.ico 404", dynamic(["127.0", "192.168."]))',
      result: false,
    },
  ],
});
