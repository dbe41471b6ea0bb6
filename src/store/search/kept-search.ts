// What searches found in a column of a segment, kept for later ones: the values are the same in all of them.

import type { CodeRows } from './code-rows.js';

/** The places among the distinct values of a column, in ascending order; null for all. */
export type Places = Uint32Array | null;

/** A place for what is found in one column of a segment; it may forget anything at any time. */
export interface KeptSearch {
  /** Where a literal stands, by its name; undefined where that is not known. */
  placesOf(literal: string): Places | undefined;
  keepPlaces(literal: string, places: Places): void;
  codeRows(): CodeRows | undefined;
  keepCodeRows(codeRows: CodeRows): void;
}
