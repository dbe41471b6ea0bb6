// IPv4 addresses, with or without the number of bits that their network has: `10.1.2.3`, `10.0.0.0/8`.

/** An address as an unsigned 32-bit number, and how many of its leading bits count. */
export interface Ipv4 {
  readonly address: number;
  readonly prefix: number;
}

export const IPV4_BITS = 32;

const OCTET = '(0|[1-9]\\d{0,2})';
const ADDRESS = new RegExp(`^\\s*${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}(?:\\/(\\d{1,2}))?\\s*$`);

/** The address that a text is, blanks around it left out; null where it is none, as with a leading zero. Without a prefix all bits count. */
export function parseIpv4(text: string): Ipv4 | null {
  const match = ADDRESS.exec(text);
  if (match === null) return null;
  let address = 0;
  for (let i = 1; i <= 4; i++) {
    const octet = Number(match[i]);
    if (octet > 255) return null;
    address = address * 256 + octet;
  }
  const prefix = match[5] === undefined ? IPV4_BITS : Number(match[5]);
  return prefix > IPV4_BITS ? null : { address, prefix };
}

/** The leading `prefix` bits of an address, the others being 0. */
export function ipv4Network(address: number, prefix: number): number {
  return prefix === 0 ? 0 : (address & (-1 << (IPV4_BITS - prefix))) >>> 0;
}

export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** Whether an address is in a network; the prefix of the address does not count. */
export function isInIpv4Network({ address }: Ipv4, network: Ipv4): boolean {
  return ipv4Network(address, network.prefix) === ipv4Network(network.address, network.prefix);
}

/** A number of leading bits, within what addresses of so many bits have; null for any other. */
export function prefixOf(prefix: bigint | undefined, bits: number): number | null {
  if (prefix === undefined) return bits;
  return prefix >= 0n && prefix <= BigInt(bits) ? Number(prefix) : null;
}
