import { defineScalar } from '../define.js';
import { inAnyRangeOverloads } from './_ip-ranges.js';
import { isInIpv4Network, parseIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'ipv4_is_in_any_range',
  summary: 'Whether an address is in one of several ranges, or of an array of ranges; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-is-in-any-range-function',
  overloads: inAnyRangeOverloads({ parse: parseIpv4, isIn: isInIpv4Network }),
  note: 'A range that cannot be read holds no address.',
  examples: [
    {
      kql: 'print ipv4_is_in_any_range("192.168.1.6", "192.168.1.1/24", "10.0.0.1/8")',
      result: true,
      verified: 'engine',
    },
    { kql: 'print ipv4_is_in_any_range("127.0.0.1", dynamic(["127.0.0.1", "192.168.1.1"]))', result: true },
    { kql: 'print ipv4_is_in_any_range("1.1.1.1", "10.0.0.0/8")', result: false },
  ],
});
