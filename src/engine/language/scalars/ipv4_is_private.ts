import { defineScalar, overload } from '../define.js';
import { type Ipv4, ipv4Network, parseIpv4 } from './_ipv4.js';

/** Addresses and bits of 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16. */
const PRIVATE: readonly Ipv4[] = [
  { address: 0x0a000000, prefix: 8 },
  { address: 0xac100000, prefix: 12 },
  { address: 0xc0a80000, prefix: 16 },
];

function isPrivate(ip: string): boolean | null {
  const parsed = parseIpv4(ip);
  if (parsed === null) return null;
  const network = ipv4Network(parsed.address, parsed.prefix);
  return PRIVATE.some(({ address, prefix }) => ipv4Network(network, prefix) === address);
}

export default defineScalar({
  name: 'ipv4_is_private',
  summary:
    'Whether an address is in one of the private networks 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16; null for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-is-private-function',
  overloads: [overload(['ip: string'], 'bool', isPrivate)],
  examples: [
    { kql: 'print ipv4_is_private("192.168.1.1/24")', result: true, verified: 'engine' },
    { kql: 'print ipv4_is_private("127.0.0.1")', result: false, verified: 'engine' },
    { kql: 'print ipv4_is_private("fe80::1")', result: null },
  ],
});
