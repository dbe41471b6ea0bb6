// What `hash` and its kin share: the bytes of a value, their XXH64, and how hashes are combined.

import { Buffer } from 'node:buffer';
import type { CallSite } from '../../run/kernel.js';
import { textOf } from '../../values/text.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, prepared } from '../define.js';
import { guidBytes } from './_guid-bytes.js';
import { xxhash64 } from './_xxhash64.js';

/** The bytes that are hashed of the values of a type: a text in UTF-8, numbers and times with the low byte first. */
function bytesOf(type: ScalarType): (value: Value) => Uint8Array {
  // Each branch gets values of its own type.
  switch (type) {
    case 'bool':
      return (value) => Uint8Array.of(value === true ? 1 : 0);
    case 'int':
      return (value) => new Uint8Array(Int32Array.of(value as number).buffer);
    case 'long':
    case 'datetime':
    case 'timespan':
      return (value) => new Uint8Array(BigInt64Array.of(value as bigint).buffer);
    case 'real':
      return (value) => new Uint8Array(Float64Array.of(value as number).buffer);
    case 'guid':
      return (value) => guidBytes(value as string);
    default: {
      const toText = textOf(type);
      return (value) => Buffer.from(toText(value));
    }
  }
}

/** The unsigned hash of the values of a type that are not null. */
export function hasherOf(type: ScalarType): (value: Value) => bigint {
  const toBytes = bytesOf(type);
  return (value) => xxhash64(toBytes(value));
}

/** Hashes of which the order counts, as one; each may be signed. */
export function combineHashes(hashes: readonly bigint[]): bigint {
  return BigInt.asIntN(64, xxhash64(new Uint8Array(BigUint64Array.from(hashes).buffer)));
}

/** `hash(value)`, and `hash(value, mod)`: a number from 0 to mod - 1, null where mod is not above 0. */
export function hashOverloads(): Overload[] {
  const make = ({ types: [type = 'string'] }: CallSite) => {
    const hash = hasherOf(type);
    return (value: Value, mod?: bigint) => {
      if (mod === undefined) return BigInt.asIntN(64, hash(value));
      return mod > 0n ? hash(value) % mod : null;
    };
  };
  return [prepared(['source: not-dynamic', 'mod?: integer as long'], 'long', make)];
}
