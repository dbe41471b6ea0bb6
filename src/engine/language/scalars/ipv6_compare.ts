import { defineScalar } from '../define.js';
import { compareIpv6, compareOverloads } from './_ip-compare.js';

export default defineScalar({
  name: 'ipv6_compare',
  summary:
    '-1, 0 or 1 as the first IPv6 or IPv4 address is below, equal to or above the second, by the bits that count in both; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv6-compare-function',
  overloads: compareOverloads(compareIpv6),
  examples: [
    {
      kql: 'print ipv6_compare("fe80::85d:e82c:9446:7994/120", "fe80::85d:e82c:9446:7998")',
      result: 0,
      verified: 'engine',
    },
    { kql: 'print ipv6_compare("192.168.1.1", "::ffff:c0a8:0101")', result: 0, verified: 'engine' },
  ],
});
