// IPv6 addresses, and IPv4 addresses as they stand among them, behind `::ffff:0:0/96`.

import { parseIpv4 } from './_ipv4.js';

/** An address as an unsigned 128-bit number, and how many of its leading bits count. */
export interface Ipv6 {
  readonly address: bigint;
  readonly prefix: number;
  /** it was written as an IPv4 address */
  readonly isIpv4: boolean;
}

export const IPV6_BITS = 128;
/** Leading bits that all IPv4 addresses share. */
export const IPV4_OFFSET = 96;
const IPV4_NETWORK = 0xffff_0000_0000n;

/** The address, a zone such as `%eth0`, and the prefix. */
const PARTS = /^([^%/]*)(?:%[^/]*)?(?:\/(\d{1,3}))?$/;
/** An IPv4 address, also one with the mark of an IPv6 address before it. */
const DOTTED = /^\s*(::|::ffff:)?(\d+\.\d+\.\d+\.\d+(?:\/\d+)?)\s*$/i;
/** Six groups of an IPv6 address and an IPv4 address in the place of the last two. */
const DOTTED_TAIL = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const GROUPS = 8;

/**
 * The address that a text is, of either kind; null where it is none. Without a prefix all bits count; behind an address
 * that ends as an IPv4 one it is a prefix of that. `::192.0.2.33` is the IPv4 address, as `::ffff:192.0.2.33` is.
 */
export function parseIpv6(text: string): Ipv6 | null {
  return read(text, true);
}

/** As `parseIpv6`, but that `::192.0.2.33` is an address of IPv6. */
export function parseIpv6AsWritten(text: string): Ipv6 | null {
  return read(text, false);
}

function read(text: string, shortIsIpv4: boolean): Ipv6 | null {
  const dotted = DOTTED.exec(text);
  if (dotted !== null) {
    const ipv4 = parseIpv4(dotted[2] ?? '');
    if (ipv4 === null) return null;
    const isIpv4 = dotted[1] !== '::' || shortIsIpv4;
    const address = (isIpv4 ? IPV4_NETWORK : 0n) + BigInt(ipv4.address);
    return { address, prefix: IPV4_OFFSET + ipv4.prefix, isIpv4 };
  }
  const [, written = '', bits] = PARTS.exec(text.trim()) ?? [];
  const start = DOTTED_TAIL.test(written) ? IPV4_OFFSET : 0;
  const prefix = bits === undefined ? IPV6_BITS : start + Number(bits);
  const groups = groupsOf(withoutDots(written));
  if (groups === null || prefix > IPV6_BITS) return null;
  return {
    address: groups.reduce((address, group) => address * 0x10000n + BigInt(`0x${group}`), 0n),
    prefix,
    isIpv4: false,
  };
}

/** `64:ff9b::192.0.2.33` with its end in hexadecimal groups. */
function withoutDots(text: string): string {
  const [, head, tail] = DOTTED_TAIL.exec(text) ?? [];
  const ipv4 = tail === undefined ? null : parseIpv4(tail);
  if (ipv4 === null || head === undefined) return text;
  return `${head}${(ipv4.address >>> 16).toString(16)}:${(ipv4.address & 0xffff).toString(16)}`;
}

/** The eight groups, `::` filled with zeros; null where the text has another form. */
function groupsOf(text: string): readonly string[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = GROUPS - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  return groups.every((group) => GROUP.test(group)) ? groups : null;
}

/** The leading `prefix` bits of an address, the others being 0. */
export function ipv6Network(address: bigint, prefix: number): bigint {
  const rest = BigInt(IPV6_BITS - prefix);
  return (address >> rest) << rest;
}

/** All eight groups with all their digits. */
export function formatIpv6(address: bigint): string {
  const digits = address.toString(16).padStart(32, '0');
  return digits.match(/.{4}/g)?.join(':') ?? '';
}

/** Whether an address is in a network; the prefix of the address does not count. */
export function isInIpv6Network({ address }: Ipv6, network: Ipv6): boolean {
  return ipv6Network(address, network.prefix) === ipv6Network(network.address, network.prefix);
}
