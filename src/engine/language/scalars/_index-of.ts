import { Characters, countCharacters } from './_characters.js';

/** Where a text holds what is looked for first, in UTF-16 units, and how long that is; null where it does not. */
export type Find = (text: string) => { readonly index: number; readonly length: number } | null;

export interface SearchRange {
  /** characters before the first place to look at */
  readonly start: bigint | undefined;
  /** how many characters to look at; all that there are where it is -1 */
  readonly length: bigint | undefined;
  readonly occurrence: bigint | undefined;
}

/**
 * The characters before the given occurrence, -1 where there is none, null where the length is below -1 or the occurrence
 * below 0. Each occurrence is looked for in `length` characters of its own, after the one before it.
 * @param overlapping whether an occurrence may begin within the one before it
 */
export function indexOf(source: string, find: Find, range: SearchRange, overlapping: boolean): bigint | null {
  const { start = 0n, length = -1n, occurrence = 1n } = range;
  if (length < -1n || occurrence < 0n) return null;
  const text = new Characters(source);
  let from = start < 0n ? Math.max(text.length + Number(start), 0) : Number(start);
  for (let n = 1n; from <= text.length && n <= occurrence; n++) {
    const window = text.slice(from, length < 0n ? text.length : from + Number(length));
    const found = find(window);
    if (found === null) return -1n;
    const at = from + countCharacters(window.slice(0, found.index));
    if (n === occurrence) return BigInt(at);
    const size = countCharacters(window.slice(found.index, found.index + found.length));
    from = at + (overlapping ? 1 : Math.max(size, 1));
  }
  return -1n;
}
