import { defineScalar, overload } from '../define.js';
import { formatIpv4, IPV4_BITS, parseIpv4 } from './_ipv4.js';

/** The networks that cover the addresses from `first` to `last`, each as large as it can be. */
function* networks(first: number, last: number): Iterable<string> {
  for (let address = first; address <= last; ) {
    let bits = 0;
    while (bits < IPV4_BITS && address % 2 ** (bits + 1) === 0 && address + 2 ** (bits + 1) - 1 <= last) bits++;
    yield `${formatIpv4(address)}/${IPV4_BITS - bits}`;
    address += 2 ** bits;
  }
}

export default defineScalar({
  name: 'ipv4_range_to_cidr_list',
  summary: 'The networks that the addresses from one to another fall into; null where one is no address.',
  source: 'https://learn.microsoft.com/kusto/query/ipv4-range-to-cidr-list-function',
  overloads: [
    overload(['start_ip: string', 'end_ip: string'], 'dynamic', (startIp, endIp) => {
      const [first, last] = [parseIpv4(startIp), parseIpv4(endIp)];
      return first === null || last === null ? null : [...networks(first.address, last.address)];
    }),
  ],
  examples: [
    {
      kql: 'print ipv4_range_to_cidr_list("1.1.128.0", "1.1.140.255")',
      result: ['1.1.128.0/21', '1.1.136.0/22', '1.1.140.0/24'],
    },
  ],
});
