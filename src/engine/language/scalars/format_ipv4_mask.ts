import { defineScalar } from '../define.js';
import { formatOverload } from './_format-ipv4.js';
import { formatIpv4 } from './_ipv4.js';

export default defineScalar({
  name: 'format_ipv4_mask',
  summary:
    'The network of an address, given as a text or a number, with the number of its bits behind it; empty for what is no address.',
  source: 'https://learn.microsoft.com/kusto/query/format-ipv4-mask-function',
  overloads: [formatOverload(({ address, prefix }) => `${formatIpv4(address)}/${prefix}`)],
  examples: [
    { kql: 'print format_ipv4_mask("192.168.1.1", 24)', result: '192.168.1.0/24' },
    { kql: 'print format_ipv4_mask("192.168.1.1/24", 32)', result: '192.168.1.0/24' },
  ],
});
