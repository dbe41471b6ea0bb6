import { defineScalar } from '../define.js';
import { compareIpv4, compareOverloads } from './_ip-compare.js';

export default defineScalar({
  name: 'ipv4_compare',
  summary:
    '-1, 0 or 1 as the first address is below, equal to or above the second, by the bits that count in both; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-compare-function',
  overloads: compareOverloads(compareIpv4),
  examples: [
    { kql: 'print ipv4_compare("192.168.1.1/24", "192.168.1.255", 31)', result: 0, verified: 'engine' },
    { kql: 'print ipv4_compare("10.0.0.1", "10.0.0.2")', result: -1, verified: 'reasoned' },
  ],
});
