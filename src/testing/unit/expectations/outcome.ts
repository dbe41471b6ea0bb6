import type { Plain } from '../../../engine/values/json.js';

export type PlainFields = Readonly<Record<string, Plain>>;

export interface DifferentCell {
  readonly column: string;
  readonly expected: Plain;
  readonly found: Plain;
}

/** A row that was expected and not found, and how the row that is nearest to it differs. */
export interface MissingRow {
  readonly expected: PlainFields;
  /** null where no row is left that it could have been */
  readonly nearest: readonly DifferentCell[] | null;
}

/** An expectation that was not met. Plain data, so that it goes from one process to another. */
export interface Mismatch {
  readonly expectation: 'rows' | 'exact' | 'contains' | 'count' | 'entities' | 'alerts' | 'silence' | 'run';
  /** what is wrong, as a sentence without a full stop */
  readonly message: string;
  readonly missing: readonly MissingRow[];
  /** rows that nobody expected */
  readonly unexpected: readonly PlainFields[];
}

export interface TestOutcome {
  readonly name: string;
  readonly file: string;
  /** from 1 */
  readonly line: number;
  readonly passed: boolean;
  readonly mismatches: readonly Mismatch[];
}

export function mismatch(
  expectation: Mismatch['expectation'],
  message: string,
  { missing = [], unexpected = [] }: Partial<Pick<Mismatch, 'missing' | 'unexpected'>> = {},
): Mismatch {
  return { expectation, message, missing, unexpected };
}
