import { defineScalar, overload } from '../define.js';
import { parseIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'ipv4_netmask_suffix',
  summary: 'The number of bits behind the slash of an address, 32 where it has none; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-netmask-suffix-function',
  overloads: [
    overload(['ip: string'], 'long', (ip) => {
      const parsed = parseIpv4(ip);
      return parsed === null ? null : BigInt(parsed.prefix);
    }),
  ],
  examples: [
    { kql: 'print ipv4_netmask_suffix("192.168.1.1/24")', result: 24, verified: 'engine' },
    { kql: 'print ipv4_netmask_suffix("10.1.2.3")', result: 32, verified: 'engine' },
  ],
});
