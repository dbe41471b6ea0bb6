// Comparison of two addresses by the bits that count in both of them.

import { type Overload, overload } from '../define.js';
import { IPV4_BITS, ipv4Network, parseIpv4, prefixOf } from './_ipv4.js';
import { IPV4_OFFSET, IPV6_BITS, ipv6Network, parseIpv6 } from './_ipv6.js';

type Compare = (ip1: string, ip2: string, prefix: bigint | undefined) => bigint | null;

function sign<T extends number | bigint>(a: T, b: T): bigint {
  return a < b ? -1n : a > b ? 1n : 0n;
}

/** -1, 0 or 1; null where a text is no address or the prefix is out of range. */
export const compareIpv4: Compare = (ip1, ip2, prefix) => {
  const [a, b, most] = [parseIpv4(ip1), parseIpv4(ip2), prefixOf(prefix, IPV4_BITS)];
  if (a === null || b === null || most === null) return null;
  const bits = Math.min(a.prefix, b.prefix, most);
  return sign(ipv4Network(a.address, bits), ipv4Network(b.address, bits));
};

/** As `compareIpv4`, for addresses of both kinds; a prefix counts the bits of an IPv4 address where both are one. */
export const compareIpv6: Compare = (ip1, ip2, prefix) => {
  const [a, b, given] = [parseIpv6(ip1), parseIpv6(ip2), prefixOf(prefix, IPV6_BITS)];
  if (a === null || b === null || given === null) return null;
  const most = a.isIpv4 && b.isIpv4 && given <= IPV4_BITS ? given + IPV4_OFFSET : given;
  const bits = Math.min(a.prefix, b.prefix, most);
  return sign(ipv6Network(a.address, bits), ipv6Network(b.address, bits));
};

export function compareOverloads(compare: Compare): Overload[] {
  return [overload(['ip1: string', 'ip2: string', 'prefix?: long'], 'long', compare)];
}

export function matchOverloads(compare: Compare): Overload[] {
  return [
    overload(['ip1: string', 'ip2: string', 'prefix?: long'], 'bool', (ip1, ip2, prefix) => {
      const order = compare(ip1, ip2, prefix);
      return order === null ? null : order === 0n;
    }),
  ];
}
