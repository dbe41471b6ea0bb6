import { Characters, countCharacters } from './_characters.js';

export interface SearchRange {
  /** characters before the first place to look at; a negative number counts from the end */
  readonly start: bigint | undefined;
  /** at how many places an occurrence may begin; at all that there are where it is -1 */
  readonly length: bigint | undefined;
  readonly occurrence: bigint | undefined;
}

/**
 * The characters before the given occurrence, -1 where there is none, null where the length is below -1 or the occurrence
 * below 0.
 * @param places where a text has what is looked for, in UTF-16 units
 */
export function indexOf(source: string, places: (text: string) => Iterable<number>, range: SearchRange): bigint | null {
  const { start = 0n, length = -1n, occurrence = 1n } = range;
  if (length < -1n || occurrence < 0n) return null;
  const text = new Characters(source);
  const from = start < 0n ? Math.max(text.length + Number(start), 0) : Number(start);
  const searched = text.slice(from, text.length);
  const end = length < 0n ? searched.length : text.slice(from, from + Number(length)).length - 1;
  let n = 0n;
  for (const place of places(searched)) {
    if (place > end) break;
    if (++n === occurrence) return BigInt(from + countCharacters(searched.slice(0, place)));
  }
  return -1n;
}
