import { defineScalar } from '../define.js';
import { inAnyRangeOverloads } from './_ip-ranges.js';
import { isInIpv6Network, parseIpv6 } from './_ipv6.js';

export default defineScalar({
  name: 'ipv6_is_in_any_range',
  summary:
    'Whether an IPv6 or IPv4 address is in one of several ranges, or of an array of ranges; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv6-is-in-any-range-function',
  overloads: inAnyRangeOverloads({ parse: parseIpv6, isIn: isInIpv6Network }),
  note: 'A range that cannot be read holds no address.',
  examples: [
    { kql: 'print ipv6_is_in_any_range("a5e::abcd", "::1", "a5e::/112")', result: true, verified: 'reasoned' },
    {
      kql: 'print ipv6_is_in_any_range("a5e::1:abcd", dynamic(["::1", "a5e::/112"]))',
      result: false,
      verified: 'reasoned',
    },
  ],
});
