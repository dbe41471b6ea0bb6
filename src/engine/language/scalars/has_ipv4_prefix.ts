import { defineScalar } from '../define.js';
import { termFilter } from '../infix/_term-filter.js';
import { textOverloads } from '../infix/_text.js';
import { addressPrefixMatcher } from './_text-ipv4.js';

export default defineScalar({
  name: 'has_ipv4_prefix',
  summary:
    'Whether a text holds an IPv4 address that begins so and that neither letters nor digits touch; a prefix ends with a dot.',
  source: 'https://learn.microsoft.com/kusto/query/has-ipv4-prefix-function',
  overloads: textOverloads(addressPrefixMatcher, false, 'string'),
  filter: (column, [prefix]) => termFilter(column, [prefix]),
  examples: [
    {
      kql: 'print has_ipv4_prefix("05:04:54 127.0.0.1 GET /favicon.ico 404", "127.0.")',
      result: true,
      verified: 'engine',
    },
    { kql: 'print has_ipv4_prefix("05:04:54 127.0.0.1 GET /favicon.ico 404", "127.0")', result: false },
    {
      kql: 'print has_ipv4_prefix("05:04:54 127.0.0.256 GET /favicon.ico 404", "127.0.")',
      result: false,
      verified: 'engine',
    },
  ],
});
