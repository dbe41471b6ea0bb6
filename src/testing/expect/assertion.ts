import { AssertionError } from 'node:assert';
import { differenceLines } from '../unit/expectations/difference-lines.js';
import type { Mismatch, MissingRow, PlainFields } from '../unit/expectations/outcome.js';

export interface Expected {
  /** the rule's name */
  readonly rule: string;
  /** the number that was expected; null where it is none */
  readonly count: number | null;
  /** the calls that led to the expectation, as the stack of an error has them */
  readonly calls: string;
}

/**
 * Fails where something is not as it was expected, with all differences in the message, and in `actual` and `expected` as runners show them.
 * @throws AssertionError
 */
export function assertMet({ rule, count, calls }: Expected, mismatches: readonly Mismatch[]): void {
  const [first] = mismatches;
  if (first === undefined) return;
  const message = [`the rule '${rule}' is not as expected`, ...mismatches.flatMap(differenceLines)].join('\n');
  const error = new AssertionError({ message, operator: first.expectation, ...sidesOf(mismatches, count) });
  error.stack = `${error.name}: ${message}\n${calls}`;
  throw error;
}

/** The calls that led to that of a function, which is running; runners show the first of them. */
export function callsBefore(running: (...args: never[]) => unknown): string {
  const at: { stack?: string } = {};
  Error.captureStackTrace(at, running);
  return at.stack?.replace(/^.*\n/, '') ?? '';
}

interface Sides {
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** What was found and what was expected of the first difference that is one of rows or of their number. */
function sidesOf(mismatches: readonly Mismatch[], count: number | null): Sides {
  const of = mismatches.find(({ missing, unexpected }) => missing.length + unexpected.length > 0);
  if (count !== null) return { actual: of?.unexpected.length ?? 0, expected: count };
  if (of === undefined) return {};
  const expected = of.missing.map((row) => row.expected);
  const columns = new Set(expected.flatMap((row) => Object.keys(row)));
  const actual = of.unexpected.length > 0 ? of.unexpected : of.missing.flatMap(nearestRow);
  return { actual: columns.size === 0 ? actual : actual.map((row) => withColumns(row, columns)), expected };
}

/** The found row that comes nearest, by the columns that were expected. */
function nearestRow({ expected, nearest }: MissingRow): PlainFields[] {
  if (nearest === null) return [];
  return [{ ...expected, ...Object.fromEntries(nearest.map(({ column, found }) => [column, found])) }];
}

function withColumns(row: PlainFields, columns: ReadonlySet<string>): PlainFields {
  return Object.fromEntries(Object.entries(row).filter(([name]) => columns.has(name)));
}
