import { ipv6Network, parseIpv6 } from '../scalars/_ipv6.js';
import { defineIpLookup } from './_ip-lookup.js';

export default defineIpLookup(
  {
    name: 'ipv6_lookup',
    summary:
      'Each row beside the rows of a lookup table whose IPv6 network holds its address; IPv4 addresses and networks count as the IPv6 ones that stand for them.',
    source: 'https://learn.microsoft.com/kusto/query/ipv6-lookup-plugin',
    examples: [
      {
        kql: `let n = datatable (network: string, c: string) ["2001:db8::/32", "a", "10.0.0.0/8", "b"]; datatable (ip: string) ["2001:db8::1", "10.1.2.3", "2001:db9::1"] | evaluate ipv6_lookup(n, ip, network)`,
        rows: [
          ['2001:db8::1', '2001:db8::/32', 'a'],
          ['10.1.2.3', '10.0.0.0/8', 'b'],
        ],
        verified: 'reasoned',
      },
    ],
  },
  { parse: parseIpv6, network: ipv6Network },
);
