import { AssertionError } from 'node:assert';
import { differenceLines } from '../unit/expectations/difference-lines.js';
import type { Mismatch, MissingRow, PlainFields } from '../unit/expectations/outcome.js';

/**
 * Fails where something is not as it was expected, with all differences in the message, and in `actual` and `expected` as runners show them.
 * @param wanted the number that was expected, where it is a number
 * @throws AssertionError
 */
export function assertMet(rule: string, mismatches: readonly Mismatch[], wanted: number | null = null): void {
  const [first] = mismatches;
  if (first === undefined) return;
  const lines = [`the rule '${rule}' is not as expected`, ...mismatches.flatMap(differenceLines)];
  throw new AssertionError({ message: lines.join('\n'), operator: first.expectation, ...sidesOf(mismatches, wanted) });
}

interface Sides {
  readonly actual?: unknown;
  readonly expected?: unknown;
}

/** What was found and what was expected of the first difference that is one of rows or of their number. */
function sidesOf(mismatches: readonly Mismatch[], wanted: number | null): Sides {
  const of = mismatches.find(({ missing, unexpected }) => missing.length + unexpected.length > 0);
  if (wanted !== null) return { actual: of?.unexpected.length ?? 0, expected: wanted };
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
