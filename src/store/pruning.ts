// Whether a segment can hold a row that a scan asks for, told by statistics alone. It may say yes where there is none,
// and never no where there is one.

import type { ScanFilter } from '../engine/engine.js';
import { termsOf } from '../engine/values/terms.js';
import type { ScalarType } from '../engine/values/types.js';
import { mayHold } from './statistics/bloom-filter.js';
import { hashText } from './statistics/text-hash.js';

/** What is known of one column in one segment. */
export interface Evidence {
  readonly min: bigint | number | null;
  readonly max: bigint | number | null;
  /** The Bloom filters of strings; undefined where there is none. */
  terms(): Uint8Array | undefined;
  values(): Uint8Array | undefined;
}

/** Tells from the evidence, or from its absence in a segment that has no value of the column, whether rows can match. */
export type Probe = (evidence: Evidence | undefined) => boolean;

/** Made once a scan, asked once a segment. */
export function probeOf(filter: ScanFilter, type: ScalarType): Probe {
  switch (filter.kind) {
    case 'range':
      return rangeProbe(filter.from, filter.to, type);
    case 'terms':
      return termsProbe(filter.anyOf, type);
    case 'parts':
      return partsProbe(filter.anyOf, type);
    case 'values':
      return valuesProbe(filter.anyOf, type);
  }
}

const always: Probe = () => true;

type Bound = bigint | number | null;

function rangeProbe(from: Bound, to: Bound, type: ScalarType): Probe {
  const ordered = type === 'int' || type === 'long' || type === 'real' || type === 'datetime' || type === 'timespan';
  if (!ordered || (from === null && to === null)) return always;
  return (evidence) => {
    // Without a least value all are null or NaN, which no range holds.
    if (evidence === undefined || evidence.min === null || evidence.max === null) return false;
    // Negated, so that a NaN for a bound skips nothing.
    return !(from !== null && evidence.max < from) && !(to !== null && evidence.min > to);
  };
}

function termsProbe(anyOf: readonly (readonly string[])[], type: ScalarType): Probe {
  if (type !== 'string') return always;
  const wanted = anyOf.map((terms) => terms.flatMap(termsOf).map(hashText));
  if (wanted.some((hashes) => hashes.length === 0)) return always;
  return (evidence) => {
    if (evidence === undefined) return false; // all are "", which has no terms
    const filter = evidence.terms();
    return filter === undefined || wanted.some((hashes) => hashes.every((hash) => mayHold(filter, hash)));
  };
}

/** No statistics tell of parts of texts, but that a column without values has none. */
function partsProbe(anyOf: readonly string[], type: ScalarType): Probe {
  return type !== 'string' || anyOf.includes('') ? always : (evidence) => evidence !== undefined;
}

function valuesProbe(anyOf: readonly string[], type: ScalarType): Probe {
  if (type !== 'string' && type !== 'guid') return always;
  const hashes = anyOf.map(hashText);
  const missingWanted = type === 'string' && anyOf.includes('');
  return (evidence) => {
    if (evidence === undefined) return missingWanted;
    const filter = evidence.values();
    return filter === undefined || hashes.some((hash) => mayHold(filter, hash));
  };
}
