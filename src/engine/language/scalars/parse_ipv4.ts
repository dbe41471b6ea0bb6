import { defineScalar, overload } from '../define.js';
import { ipv4Network, parseIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'parse_ipv4',
  summary: 'An address as a number, with the bits behind its prefix 0; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/parse-ipv4-function',
  overloads: [
    overload(['ip: string'], 'long', (ip) => {
      const parsed = parseIpv4(ip);
      return parsed === null ? null : BigInt(ipv4Network(parsed.address, parsed.prefix));
    }),
  ],
  examples: [
    { kql: 'print parse_ipv4("192.168.1.1")', result: 3232235777, verified: 'engine' },
    { kql: 'print parse_ipv4("192.168.1.1/24")', result: 3232235776, verified: 'engine' },
    { kql: 'print parse_ipv4("192.168.1.256")', result: null, verified: 'reasoned' },
  ],
});
