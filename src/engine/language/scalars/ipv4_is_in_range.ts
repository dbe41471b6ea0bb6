import { defineScalar } from '../define.js';
import { inRangeOverloads } from './_ip-ranges.js';
import { isInIpv4Network, parseIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'ipv4_is_in_range',
  summary: 'Whether an address is in a range such as `10.0.0.0/8`; null where one of them cannot be read.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-is-in-range-function',
  overloads: inRangeOverloads({ parse: parseIpv4, isIn: isInIpv4Network }),
  examples: [
    { kql: 'print ipv4_is_in_range("192.168.1.1", "192.168.1.255/24")', result: true },
    { kql: 'print ipv4_is_in_range("192.168.2.1", "192.168.1.255/24")', result: false, verified: 'reasoned' },
    { kql: 'print ipv4_is_in_range("no address", "10.0.0.0/8")', result: null },
  ],
});
