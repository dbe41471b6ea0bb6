import { defineScalar, overload } from '../define.js';
import { IPV4_BITS, ipv4Network, parseIpv4, prefixOf } from './_ipv4.js';

export default defineScalar({
  name: 'parse_ipv4_mask',
  summary:
    'The leading bits of an address as a number, the others being 0; null for what is no address or no number of bits.',
  source: 'https://learn.microsoft.com/kusto/query/parse-ipv4-mask-function',
  overloads: [
    overload(['ip: string', 'prefix: long'], 'long', (ip, prefix) => {
      const [parsed, bits] = [parseIpv4(ip), prefixOf(prefix, IPV4_BITS)];
      return parsed === null || bits === null
        ? null
        : BigInt(ipv4Network(parsed.address, Math.min(parsed.prefix, bits)));
    }),
  ],
  examples: [{ kql: 'print parse_ipv4_mask("127.0.0.1", 24)', result: 2130706432 }],
});
