import { defineScalar } from '../define.js';
import { compareIpv4, matchOverloads } from './_ip-compare.js';

export default defineScalar({
  name: 'ipv4_is_match',
  summary: 'Whether two addresses are equal by the bits that count in both; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-is-match-function',
  overloads: matchOverloads(compareIpv4),
  examples: [
    { kql: 'print ipv4_is_match("192.168.1.1", "192.168.1.255/24")', result: true, verified: 'engine' },
    { kql: 'print ipv4_is_match("192.168.1.1", "192.168.1.0", 31)', result: true, verified: 'engine' },
  ],
});
