import { defineScalar } from '../define.js';
import { compareIpv6, matchOverloads } from './_ip-compare.js';

export default defineScalar({
  name: 'ipv6_is_match',
  summary: 'Whether two IPv6 or IPv4 addresses are equal by the bits that count in both; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv6-is-match-function',
  overloads: matchOverloads(compareIpv6),
  examples: [
    { kql: 'print ipv6_is_match("::192.168.1.1/30", "192.168.1.255/24")', result: true, verified: 'engine' },
    { kql: 'print ipv6_is_match("fe80::1", "fe80::2")', result: false, verified: 'reasoned' },
  ],
});
