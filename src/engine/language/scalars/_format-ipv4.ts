import { isNumber } from '../../plan/types.js';
import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, prepared } from '../define.js';
import { IPV4_BITS, type Ipv4, ipv4Network, parseIpv4, prefixOf } from './_ipv4.js';

const MOST_ADDRESS = 2n ** 32n - 1n;

/** The address of a text, or of its number. */
function reader(type: ScalarType): (ip: Value) => Ipv4 | null {
  if (isNumber(type)) {
    const toLong = converter(type, 'long');
    return (ip) => {
      const address = toLong(ip);
      const fits = typeof address === 'bigint' && address >= 0n && address <= MOST_ADDRESS;
      return fits ? { address: Number(address), prefix: IPV4_BITS } : null;
    };
  }
  const toText = converter(type, 'string');
  return (ip) => parseIpv4(String(toText(ip)));
}

/** An overload that prints the network of an address; empty for what is no address or no number of bits. */
export function formatOverload(print: (network: Ipv4) => string): Overload {
  return prepared(['ip: scalar', 'prefix?: long'], 'string', ({ types }: CallSite) => {
    const read = reader(types[0] ?? 'string');
    return (ip, prefix) => {
      const [parsed, most] = [read(ip), prefixOf(prefix, IPV4_BITS)];
      if (parsed === null || most === null) return '';
      const bits = Math.min(parsed.prefix, most);
      return print({ address: ipv4Network(parsed.address, bits), prefix: bits });
    };
  });
}
