import { ipv4Network, parseIpv4 } from '../scalars/_ipv4.js';
import { defineIpLookup } from './_ip-lookup.js';

export default defineIpLookup(
  {
    name: 'ipv4_lookup',
    summary:
      'Each row beside the rows of a lookup table whose IPv4 network holds its address, and whose further keys are equal to its own.',
    source: 'https://learn.microsoft.com/kusto/query/ipv4-lookup-plugin',
    examples: [
      {
        kql: `let n = datatable (network: string, c: string) ["5.8.0.0/19", "Russia", "2.20.183.0/24", "United Kingdom"]; datatable (ip: string) ["2.20.183.12", "5.8.1.2", "192.165.12.17"] | evaluate ipv4_lookup(n, ip, network)`,
        rows: [
          ['2.20.183.12', '2.20.183.0/24', 'United Kingdom'],
          ['5.8.1.2', '5.8.0.0/19', 'Russia'],
        ],
        verified: 'engine',
      },
      {
        kql: `let n = datatable (network: string, c: string) ["5.8.0.0/19", "Russia"]; datatable (ip: string) ["5.8.1.2", "192.165.12.17"] | evaluate ipv4_lookup(n, ip, network, return_unmatched = true)`,
        rows: [
          ['5.8.1.2', '5.8.0.0/19', 'Russia'],
          ['192.165.12.17', '', ''],
        ],
        verified: 'engine',
      },
      {
        kql: `let n = datatable (network: string, site: string, c: string) ["10.0.0.0/8", "a", "x", "10.0.0.0/8", "b", "y"]; datatable (ip: string, site: string) ["10.1.2.3", "b"] | evaluate ipv4_lookup(n, ip, network, site)`,
        rows: [['10.1.2.3', 'b', '10.0.0.0/8', 'y']],
        verified: 'reasoned',
      },
    ],
  },
  { parse: parseIpv4, network: ipv4Network },
);
