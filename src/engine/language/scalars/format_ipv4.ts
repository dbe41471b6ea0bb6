import { defineScalar } from '../define.js';
import { formatOverload } from './_format-ipv4.js';
import { formatIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'format_ipv4',
  summary:
    'The network of an address, given as a text or a number, by a number of leading bits; empty for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/format-ipv4-function',
  overloads: [formatOverload(({ address }) => formatIpv4(address))],
  examples: [
    { kql: 'print format_ipv4("192.168.1.1", 24)', result: '192.168.1.0' },
    { kql: 'print format_ipv4(3232236034, 24)', result: '192.168.2.0', verified: 'reasoned' },
    { kql: 'print format_ipv4("192.168.1.1/24", -1)', result: '' },
  ],
});
