import { defineScalar, overload } from '../define.js';
import { formatIpv6, ipv6Network, parseIpv6AsWritten } from './_ipv6.js';

export default defineScalar({
  name: 'parse_ipv6',
  summary:
    'An IPv6 or IPv4 address with all digits of an IPv6 address, those behind its prefix 0; empty for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/parse-ipv6-function',
  overloads: [
    overload(['ip: string'], 'string', (ip) => {
      const parsed = parseIpv6AsWritten(ip);
      return parsed === null ? '' : formatIpv6(ipv6Network(parsed.address, parsed.prefix));
    }),
  ],
  examples: [
    {
      kql: 'print parse_ipv6("192.168.255.255/24")',
      result: '0000:0000:0000:0000:0000:ffff:c0a8:ff00',
      verified: 'engine',
    },
    {
      kql: 'print parse_ipv6("fe80::85d:e82c:9446:7994")',
      result: 'fe80:0000:0000:0000:085d:e82c:9446:7994',
      verified: 'reasoned',
    },
  ],
});
