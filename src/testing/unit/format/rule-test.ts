import type { ScalarType } from '../../../engine/values/types.js';

/** A row as tests write it: the columns that matter, with plain values. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a rule has to find of some events. */
export interface RuleTest {
  readonly name: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  /** ticks of the rule's clock; null for shortly after the newest event */
  readonly now: bigint | null;
  readonly watchlists: readonly GivenWatchlist[];
  /** whether the rule is run without what its exclusions take away */
  readonly exclusions: boolean;
  readonly events: readonly GivenTable[];
  readonly expect: Expectations;
}

export interface GivenWatchlist {
  readonly alias: string;
  readonly rows: GivenRows;
  /** the column that `SearchKey` repeats; null for the first */
  readonly searchKey: string | null;
}

/** Rows that stand in the test, or a file of them. */
export type GivenRows = { readonly file: string } | { readonly rows: readonly GivenRow[] };

export interface GivenRow {
  readonly fields: Fields;
  /** the error of this row, or of one of its columns */
  readonly error: (reason: string, column?: string) => Error;
}

export interface GivenTable {
  readonly table: string;
  readonly rows: GivenRows;
  /** the columns of a table that is not known; null where the test names none */
  readonly schema: readonly { readonly name: string; readonly type: ScalarType }[] | null;
  readonly error: (reason: string) => Error;
}

/** What has to come of it; what is null is not looked at. */
export interface Expectations {
  /** these rows and no other, by the columns that they name */
  readonly rows: readonly Fields[] | null;
  /** with `rows`: they name all columns */
  readonly exact: boolean;
  readonly contains: readonly Fields[] | null;
  readonly count: number | null;
  readonly entities: readonly Fields[] | null;
  /** the number of alerts on the rule's schedule, or what they say */
  readonly alerts: number | readonly Fields[] | null;
  readonly silence: boolean;
}

export interface TestFile {
  readonly file: string;
  /** id, name or path of the rule; null for the one beside the file */
  readonly rule: { readonly name: string; readonly error: (reason: string) => Error } | null;
  readonly tests: readonly RuleTest[];
}
