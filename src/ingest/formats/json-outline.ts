// The outline of a JSON document, as far as the beginning of a file shows it.

import { JsonScanner } from '../bytes/json-scanner.js';
import type { Head } from './format.js';
import { OPEN_ARRAY, OPEN_OBJECT } from './json-document.js';

export interface JsonOutline {
  readonly kind: 'object' | 'array';
  /** The names of the members of the object, or of the first object of the array, with the first byte of their values. */
  readonly members: ReadonlyMap<string, number>;
}

/** Undefined where the file begins with neither an object nor an array of objects. */
export function jsonOutline({ bytes }: Head): JsonOutline | undefined {
  // Strings with escapes are decoded behind the data.
  const data = Buffer.concat([bytes], 2 * bytes.length);
  const scanner = new JsonScanner();
  scanner.open(data, bytes.length, bytes.length);
  const start = scanner.skipBlanks(0);
  if (data[start] === OPEN_OBJECT) return { kind: 'object', members: membersAt(scanner, data, start) };
  if (data[start] !== OPEN_ARRAY) return undefined;
  const first = scanner.skipBlanks(start + 1);
  return data[first] === OPEN_OBJECT ? { kind: 'array', members: membersAt(scanner, data, first) } : undefined;
}

function membersAt(scanner: JsonScanner, data: Buffer, start: number): Map<string, number> {
  const members = new Map<string, number>();
  for (let at = scanner.skipBlanks(start + 1); ; at = scanner.skipBlanks(at + 1)) {
    const value = scanner.name(at);
    if (value < 0) return members;
    at = scanner.skipBlanks(value);
    members.set(scanner.text(), data[at] as number);
    const next = scanner.skip(at);
    if (next < 0) return members;
    at = scanner.skipBlanks(next);
    if (data[at] !== 0x2c) return members;
  }
}
