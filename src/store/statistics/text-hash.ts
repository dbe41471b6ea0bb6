// Hashes of 32 bits of texts and of their terms, whatever their case: FNV-1a over folded UTF-16 units, with a last step
// that spreads them over all bits. They stand in the filters of stored columns: a change needs a new format version.

import { foldUnit } from '../../engine/values/fold.js';
import { isTermAt } from '../../engine/values/term-character.js';

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

/** The folded form of each character of Latin-1, negated (all bits) where it belongs to no term. */
export const latin1Folds = Int16Array.from({ length: 0x100 }, (_, unit) => {
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

/** Tells `addValue` the `hashText` of the text, and `addTerm` that of each of its terms, without making strings of them. */
export function hashTextAndTerms(
  text: string,
  addValue: (hash: number) => void,
  addTerm: (hash: number) => void,
): void {
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
      addTerm(finished(term));
      term = SEED;
      inTerm = false;
    }
  }
  if (inTerm) addTerm(finished(term));
  addValue(finished(whole));
}
