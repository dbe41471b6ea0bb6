// Which characters make up terms: letters and decimal digits of any script. Everything else separates, `_` too.
// https://learn.microsoft.com/kusto/query/datatypes-string-operators#what-is-a-term

import { foldUnit } from './fold.js';

const TERM_CHARACTER = /^[\p{L}\p{Nd}]/u;

const UNKNOWN = 0;
const NO = 1;
const YES = 2;
const kinds = new Uint8Array(0x10000);

function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

function isLowSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

/** By the folded unit, so that a text has the same terms in folded case. */
function computeKind(unit: number): number {
  return TERM_CHARACTER.test(String.fromCharCode(foldUnit(unit))) ? YES : NO;
}

/** Whether the unit at `at` belongs to a term; a surrogate does where the character that it is half of does. */
export function isTermAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return isTermSurrogate(text, at, unit);
  const kind = kinds[unit] as number; // every unit has a place in the table
  if (kind !== UNKNOWN) return kind === YES;
  const computed = computeKind(unit);
  kinds[unit] = computed;
  return computed === YES;
}

function isTermSurrogate(text: string, at: number, unit: number): boolean {
  const start = isLowSurrogate(unit) && at > 0 && isHighSurrogate(text.charCodeAt(at - 1)) ? at - 1 : at;
  return TERM_CHARACTER.test(String.fromCodePoint(text.codePointAt(start) ?? 0));
}
