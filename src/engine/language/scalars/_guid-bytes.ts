// The sixteen bytes of a guid as .NET lays them out: its first three groups with the low byte first.

import { Buffer } from 'node:buffer';

export function guidBytes(guid: string): Buffer {
  return swapGroups(Buffer.from(guid.replaceAll('-', ''), 'hex'));
}

/** Null where there are not sixteen bytes. */
export function guidOf(bytes: Buffer): string | null {
  if (bytes.length !== 16) return null;
  const digits = swapGroups(Buffer.from(bytes)).toString('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function swapGroups(bytes: Buffer): Buffer {
  bytes.subarray(0, 4).reverse();
  bytes.subarray(4, 6).reverse();
  bytes.subarray(6, 8).reverse();
  return bytes;
}
