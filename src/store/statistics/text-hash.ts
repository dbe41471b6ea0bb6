// Hashes of 32 bits of texts and of their terms, whatever their case. They stand in the filters of stored columns: a
// change needs a new format version.

import { foldUnit } from '../../engine/values/fold.js';
import { isTermAt } from '../../engine/values/term-character.js';

/** FNV-1a over UTF-16 units; `finished` spreads the last units over all bits. */
const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

function mixed(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, PRIME);
}

function finished(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The same for two texts that are equal but for case. */
export function hashText(text: string): number {
  let hash = SEED;
  for (let i = 0; i < text.length; i++) hash = mixed(hash, foldUnit(text.charCodeAt(i)));
  return finished(hash);
}

/** Calls `take` with `hashText` of each of the terms of a text, without making strings of them. */
export function hashTerms(text: string, take: (hash: number) => void): void {
  let hash = SEED;
  let inTerm = false;
  for (let i = 0; i < text.length; i++) {
    if (isTermAt(text, i)) {
      hash = mixed(hash, foldUnit(text.charCodeAt(i)));
      inTerm = true;
    } else if (inTerm) {
      take(finished(hash));
      hash = SEED;
      inTerm = false;
    }
  }
  if (inTerm) take(finished(hash));
}
