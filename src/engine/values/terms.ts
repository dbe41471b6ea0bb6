// The term rules of `has` and its kin, and the substring rules of `contains`, `startswith` and `endswith`.
// A phrase may hold several terms and separators. It occurs in a text where it stands there with a boundary at each
// bounded end; an end of the phrase that is no term character itself, as in `.exe`, needs none. The empty phrase occurs
// in every text.
// https://learn.microsoft.com/kusto/query/datatypes-string-operators

import { foldCase, foldedUnits, matchesFolded } from './fold.js';
import { isTermAt } from './term-character.js';

export interface TermOptions {
  readonly ignoreCase: boolean;
  /** a term has to begin where the phrase begins: true for `has` and `hasprefix` */
  readonly start: boolean;
  /** a term has to end where the phrase ends: true for `has` and `hassuffix` */
  readonly end: boolean;
}

export type TextMatcher = (text: string) => boolean;

interface Phrase {
  readonly text: string;
  readonly startsInTerm: boolean;
  readonly endsInTerm: boolean;
}

function phraseOf(text: string, { start, end }: TermOptions): Phrase {
  return {
    text,
    startsInTerm: start && text.length > 0 && isTermAt(text, 0),
    endsInTerm: end && text.length > 0 && isTermAt(text, text.length - 1),
  };
}

/** Whether a phrase that stands in `text` at `at` has the boundaries that it needs. */
function isBounded(text: string, at: number, phrase: Phrase): boolean {
  if (phrase.startsInTerm && at > 0 && isTermAt(text, at - 1)) return false;
  const end = at + phrase.text.length;
  return !(phrase.endsInTerm && end < text.length && isTermAt(text, end));
}

function always(): boolean {
  return true;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** A search that ignores case without a copy of the text; matches are as long as the phrase. */
function ignoringCase(phrase: string): RegExp {
  return new RegExp(escapeRegExp(phrase), 'gi');
}

/** A matcher of one phrase, compiled once for many texts. */
export function termMatcher(phrase: string, options: TermOptions): TextMatcher {
  if (phrase === '') return always;
  const wanted = phraseOf(phrase, options);
  if (!options.ignoreCase) {
    return (text) => {
      for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
        if (isBounded(text, at, wanted)) return true;
      }
      return false;
    };
  }
  const search = ignoringCase(phrase);
  return (text) => {
    search.lastIndex = 0;
    while (search.test(text)) {
      const at = search.lastIndex - phrase.length;
      if (isBounded(text, at, wanted)) return true;
      search.lastIndex = at + 1;
    }
    return false;
  };
}

/** Whether `phrase` occurs in `text` by the rule of `has`. For many texts and one phrase use `termMatcher`. */
export function hasTerm(text: string, phrase: string, ignoreCase: boolean): boolean {
  return occurs(text, phrase, { ignoreCase, start: true, end: true });
}

/** Whether a term of `text` begins with `phrase`: the rule of `hasprefix`. */
export function hasTermPrefix(text: string, phrase: string, ignoreCase: boolean): boolean {
  return occurs(text, phrase, { ignoreCase, start: true, end: false });
}

/** Whether a term of `text` ends with `phrase`: the rule of `hassuffix`. */
export function hasTermSuffix(text: string, phrase: string, ignoreCase: boolean): boolean {
  return occurs(text, phrase, { ignoreCase, start: false, end: true });
}

function occurs(text: string, phrase: string, options: TermOptions): boolean {
  if (phrase.length > text.length) return false;
  if (!options.ignoreCase) return termMatcher(phrase, options)(text);
  return termMatcher(foldCase(phrase), { ...options, ignoreCase: false })(foldCase(text));
}

/** From this many phrases on, looking up each term of the text costs less than one search a phrase. */
const MANY = 32;

/** Whether any of the phrases occurs. No phrase occurs in no text. */
export function anyTermMatcher(phrases: readonly string[], options: TermOptions): TextMatcher {
  const distinct = [...new Set(phrases)];
  if (distinct.includes('')) return always;
  const isIndexed = (phrase: string) => distinct.length >= MANY && firstTerm(phrase, options) !== undefined;
  const indexed = distinct.filter(isIndexed);
  const matchers = distinct.filter((phrase) => !isIndexed(phrase)).map((phrase) => termMatcher(phrase, options));
  if (indexed.length > 0) matchers.push(indexMatcher(indexed, options));
  const [only] = matchers;
  if (only !== undefined && matchers.length === 1) return only;
  return (text) => matchers.some((matches) => matches(text));
}

/** The end of the term that begins at `start`. */
function termEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isTermAt(text, end)) end++;
  return end;
}

/** The term that a text must have where `phrase` begins; undefined where the phrase may begin or go on within a term. */
function firstTerm(phrase: string, options: TermOptions): string | undefined {
  if (!phraseOf(phrase, options).startsInTerm) return undefined;
  const end = termEnd(phrase, 0);
  return end < phrase.length || options.end ? phrase.slice(0, end) : undefined;
}

function standsAt(text: string, at: number, phrases: readonly Phrase[]): boolean {
  return phrases.some((phrase) => text.startsWith(phrase.text, at) && isBounded(text, at, phrase));
}

/** Looks up the terms of a text among the first terms of the phrases. */
function indexMatcher(phrases: readonly string[], options: TermOptions): TextMatcher {
  const fold = options.ignoreCase ? foldCase : (text: string) => text;
  const byFirstTerm = new Map<string, Phrase[]>();
  for (const text of phrases) {
    const phrase = phraseOf(fold(text), options);
    const term = fold(firstTerm(text, options) ?? '');
    const same = byFirstTerm.get(term);
    if (same === undefined) byFirstTerm.set(term, [phrase]);
    else same.push(phrase);
  }
  return (text) => {
    const folded = fold(text);
    for (let start = 0; start < folded.length; ) {
      const end = termEnd(folded, start);
      const candidates = end > start ? byFirstTerm.get(folded.slice(start, end)) : undefined;
      if (candidates !== undefined && standsAt(folded, start, candidates)) return true;
      start = end + 1;
    }
    return false;
  };
}

/** Whether all of the phrases occur. No phrases occur in every text. */
export function allTermMatcher(phrases: readonly string[], options: TermOptions): TextMatcher {
  const matchers = [...new Set(phrases)].map((phrase) => termMatcher(phrase, options));
  return (text) => matchers.every((matches) => matches(text));
}

/** The terms of a text in their order: its maximal runs of letters and digits, in folded case. */
export function termsOf(text: string): string[] {
  const folded = foldCase(text);
  const terms: string[] = [];
  for (let start = 0; start < folded.length; ) {
    const end = termEnd(folded, start);
    if (end > start) terms.push(folded.slice(start, end));
    start = end + 1;
  }
  return terms;
}

/** Whether a text holds `part` anywhere. */
export function containsMatcher(part: string, ignoreCase: boolean): TextMatcher {
  if (part === '') return always;
  if (!ignoreCase) return (text) => text.includes(part);
  const search = new RegExp(escapeRegExp(part), 'i');
  return (text) => search.test(text);
}

/** Whether a text begins with `part`. */
export function startsWithMatcher(part: string, ignoreCase: boolean): TextMatcher {
  if (!ignoreCase) return (text) => text.startsWith(part);
  const units = foldedUnits(part);
  return (text) => text.length >= part.length && matchesFolded(text, 0, units);
}

/** Whether a text ends with `part`. */
export function endsWithMatcher(part: string, ignoreCase: boolean): TextMatcher {
  if (!ignoreCase) return (text) => text.endsWith(part);
  const units = foldedUnits(part);
  return (text) => text.length >= part.length && matchesFolded(text, text.length - part.length, units);
}

/** Whether a text is `other`, as `==` and `=~` compare. */
export function equalsMatcher(other: string, ignoreCase: boolean): TextMatcher {
  if (!ignoreCase) return (text) => text === other;
  const units = foldedUnits(other);
  return (text) => text.length === other.length && matchesFolded(text, 0, units);
}
