// Hashes of 32 bits of texts and of their terms, whatever their case: FNV-1a over folded UTF-16 units, with a last step
// that spreads them over all bits. They stand in the filters of stored columns: a change needs a new format version.

import { foldUnit } from '../../engine/values/fold.js';
import { isTermAt } from '../../engine/values/term-character.js';
import type { HashSet } from './hash-set.js';

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** The folded form of each character of Latin-1, negated (all bits) where it belongs to no term. */
const latin1Folds = Int16Array.from({ length: 0x100 }, (_, unit) => {
  const folded = foldUnit(unit);
  return isTermAt(String.fromCharCode(unit), 0) ? folded : ~folded;
});

function finished(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same for two texts that are equal but for case. */
export function hashText(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ foldUnit(text.charCodeAt(i)), PRIME);
  return finished(hash);
}

/** Adds `hashText` of the text to `values`, and of each of its terms to `terms`, without making strings of them. */
export function hashTextAndTerms(text: string, values: HashSet, terms: HashSet): void {
  let whole = SEED;
  let term = SEED;
  let inTerm = false;
  for (let i = 0; i < text.length; i++) {
    const folded = foldUnit(text.charCodeAt(i));
    whole = Math.imul(whole ^ folded, PRIME);
    if (isTermAt(text, i)) {
      term = Math.imul(term ^ folded, PRIME);
      inTerm = true;
    } else if (inTerm) {
      terms.add(finished(term));
      term = SEED;
      inTerm = false;
    }
  }
  if (inTerm) terms.add(finished(term));
  values.add(finished(whole));
}

/** As `hashTextAndTerms`, for the text of Latin-1 that is `bytes` from `start` to `end` (exclusive). */
export function hashLatin1AndTerms(
  bytes: Uint8Array,
  start: number,
  end: number,
  values: HashSet,
  terms: HashSet,
): void {
  let whole = SEED;
  for (let i = start; i < end; ) {
    let folded = latin1Folds[bytes[i++] as number] as number;
    if (folded < 0) {
      whole = Math.imul(whole ^ ~folded, PRIME);
      continue;
    }
    let term = SEED;
    for (;;) {
      whole = Math.imul(whole ^ folded, PRIME);
      term = Math.imul(term ^ folded, PRIME);
      folded = i < end ? (latin1Folds[bytes[i] as number] as number) : -1;
      if (folded < 0) break;
      i++;
    }
    terms.add(finished(term));
  }
  values.add(finished(whole));
}
