// Expected rows, by the columns that they name, and found ones: which belong together, whatever their order.

import type { Plain } from '../../../engine/values/json.js';
import type { ScalarType } from '../../../engine/values/types.js';
import type { Fields } from '../format/rule-test.js';
import type { DifferentCell, MissingRow, PlainFields } from './outcome.js';
import { expectedPlain, sameValue } from './same-value.js';

export interface FoundTable {
  /** null where the values have no type of their own */
  readonly typeOf: (column: string) => ScalarType | null;
  readonly rows: readonly PlainFields[];
  /** whether two values of a column mean the same; `sameValue` where nothing is given */
  readonly same?: (expected: Plain, found: Plain, column: string) => boolean;
}

export interface RowsMatch {
  readonly missing: readonly MissingRow[];
  readonly unexpected: readonly PlainFields[];
}

/** Pairs each expected row with a found one of its own wherever that can be done for all of them. */
export function matchRows(expected: readonly Fields[], found: FoundTable): RowsMatch {
  const wanted = expected.map((fields) => plainFields(fields, found));
  const differences = (fields: PlainFields, row: PlainFields) => cellsThatDiffer(fields, row, found.same ?? sameValue);
  const fitting = wanted.map((fields) =>
    found.rows.flatMap((row, i) => (differences(fields, row).length === 0 ? [i] : [])),
  );
  const ownerOf = paired(fitting);
  const owners = new Set(ownerOf.values());
  const left = found.rows.filter((_, i) => !ownerOf.has(i));
  return {
    missing: wanted
      .filter((_, i) => !owners.has(i))
      .map((fields) => ({ expected: fields, nearest: least(left.map((row) => differences(fields, row))) })),
    unexpected: left,
  };
}

function plainFields(fields: Fields, { typeOf }: FoundTable): PlainFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, expectedPlain(typeOf(name), value)]));
}

/** A largest matching, by augmenting paths: found row → expected row. */
function paired(fitting: readonly (readonly number[])[]): Map<number, number> {
  const ownerOf = new Map<number, number>();
  const place = (row: number, seen: Set<number>): boolean => {
    for (const candidate of fitting[row] ?? []) {
      if (seen.has(candidate)) continue;
      seen.add(candidate);
      const owner = ownerOf.get(candidate);
      if (owner !== undefined && !place(owner, seen)) continue;
      ownerOf.set(candidate, row);
      return true;
    }
    return false;
  };
  for (const row of fitting.keys()) place(row, new Set());
  return ownerOf;
}

function cellsThatDiffer(
  wanted: PlainFields,
  row: PlainFields,
  same: NonNullable<FoundTable['same']>,
): DifferentCell[] {
  return Object.entries(wanted).flatMap(([column, expected]) => {
    const found: Plain = row[column] ?? null;
    return same(expected, found, column) ? [] : [{ column, expected, found }];
  });
}

function least(differences: readonly DifferentCell[][]): DifferentCell[] | null {
  return differences.reduce<DifferentCell[] | null>(
    (best, cells) => (best === null || cells.length < best.length ? cells : best),
    null,
  );
}
