import { defineScalar, overload } from '../define.js';
import { prefixOf } from './_ipv4.js';
import { formatIpv6, IPV6_BITS, ipv6Network, parseIpv6 } from './_ipv6.js';

export default defineScalar({
  name: 'parse_ipv6_mask',
  summary:
    'The leading bits, of 128, of an IPv6 or IPv4 address with all digits of an IPv6 address; empty for what is no address or no number of bits.',
  source: 'https://learn.microsoft.com/kusto/query/parse-ipv6-mask-function',
  overloads: [
    overload(['ip: string', 'prefix: long'], 'string', (ip, prefix) => {
      const [parsed, bits] = [parseIpv6(ip), prefixOf(prefix, IPV6_BITS)];
      return parsed === null || bits === null
        ? ''
        : formatIpv6(ipv6Network(parsed.address, Math.min(parsed.prefix, bits)));
    }),
  ],
  examples: [
    { kql: 'print parse_ipv6_mask("192.168.255.255", 120)', result: '0000:0000:0000:0000:0000:ffff:c0a8:ff00' },
    {
      kql: 'print parse_ipv6_mask("fe80::85d:e82c:9446:7994/120", 124)',
      result: 'fe80:0000:0000:0000:085d:e82c:9446:7900',
    },
    { kql: 'print parse_ipv6_mask("::192.168.255.255/24", 128)', result: '0000:0000:0000:0000:0000:ffff:c0a8:ff00' },
  ],
});
