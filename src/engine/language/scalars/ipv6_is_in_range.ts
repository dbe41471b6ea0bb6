import { defineScalar } from '../define.js';
import { inRangeOverloads } from './_ip-ranges.js';
import { isInIpv6Network, parseIpv6 } from './_ipv6.js';

export default defineScalar({
  name: 'ipv6_is_in_range',
  summary: 'Whether an IPv6 or IPv4 address is in a range; null where one of them cannot be read.',
  source: 'https://learn.microsoft.com/kusto/query/ipv6-is-in-range-function',
  overloads: inRangeOverloads({ parse: parseIpv6, isIn: isInIpv6Network }),
  examples: [
    {
      kql: 'print ipv6_is_in_range("a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "a5e:f127:8a9d:146d:e102:b5d3:c755:0000/112")',
      result: true,
    },
    {
      kql: 'print ipv6_is_in_range("a5e:f127:8a9d:146d:e102:b5d3:c755:abcd", "0:0:0:0:0:ffff:c0a8:ac/60")',
      result: false,
    },
  ],
});
