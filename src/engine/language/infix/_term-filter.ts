import type { TextFilter } from '../../run/source.js';
import { termsOf } from '../../values/terms.js';

/** The filter that a value holds one of the phrases: then all terms of that phrase occur in it. None where a phrase is no text or has no term. */
export function termFilter(column: string, phrases: readonly unknown[]): TextFilter | null {
  const anyOf: string[][] = [];
  for (const phrase of phrases) {
    const terms = typeof phrase === 'string' ? termsOf(phrase) : [];
    if (terms.length === 0) return null;
    anyOf.push(terms);
  }
  return anyOf.length === 0 ? null : { kind: 'terms', column, anyOf };
}

/** As `termFilter`, where case does not matter: exact where each phrase is one term, which has no order and no separators to be looked at. */
export function phraseFilter(column: string, phrases: readonly unknown[]): TextFilter | null {
  return exactFor(phrases, termFilter(column, phrases));
}

/** The filter that a value holds all of the phrases, where case does not matter. None where no phrase has a term. */
export function allTermsFilter(column: string, phrases: readonly unknown[]): TextFilter | null {
  const terms = phrases.flatMap((phrase) => (typeof phrase === 'string' ? termsOf(phrase) : []));
  return exactFor(phrases, terms.length === 0 ? null : { kind: 'terms', column, anyOf: [terms] });
}

function exactFor(phrases: readonly unknown[], filter: TextFilter | null): TextFilter | null {
  return filter === null ? null : { ...filter, exact: phrases.every(isOneTerm) };
}

function isOneTerm(phrase: unknown): boolean {
  return typeof phrase === 'string' && termsOf(phrase)[0]?.length === phrase.length;
}
