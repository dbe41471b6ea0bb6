import type { ScanFilter } from '../../run/source.js';
import { termsOf } from '../../values/terms.js';

/** The filter that a value holds one of the phrases: then all terms of that phrase occur in it. None where a phrase is no text or has no term. */
export function termFilter(column: string, phrases: readonly unknown[]): ScanFilter | null {
  const anyOf: string[][] = [];
  for (const phrase of phrases) {
    const terms = typeof phrase === 'string' ? termsOf(phrase) : [];
    if (terms.length === 0) return null;
    anyOf.push(terms);
  }
  return anyOf.length === 0 ? null : { kind: 'terms', column, anyOf };
}

/** The filter that a value holds all of the phrases. None where no phrase has a term. */
export function allTermsFilter(column: string, phrases: readonly unknown[]): ScanFilter | null {
  const terms = phrases.flatMap((phrase) => (typeof phrase === 'string' ? termsOf(phrase) : []));
  return terms.length === 0 ? null : { kind: 'terms', column, anyOf: [terms] };
}
