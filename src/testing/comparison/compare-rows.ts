// Two results side by side: rows that only one of them has, and rows of one key with other values.

import type { Row } from '../../database/result.js';
import type { Plain } from '../../engine/values/json.js';
import { stringifyPlain } from '../../engine/values/plain.js';
import type { Column } from '../../engine/values/types.js';

export interface ResultRows {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A row of both results, by its number in each. */
export interface ChangedRow {
  readonly before: number;
  readonly after: number;
  readonly changes: readonly { readonly column: string; readonly before: Plain; readonly after: Plain }[];
}

export interface RowsComparison {
  /** the columns by which rows are the same */
  readonly key: readonly string[];
  readonly addedColumns: readonly string[];
  readonly removedColumns: readonly string[];
  /** numbers of rows */
  readonly lost: readonly number[];
  readonly gained: readonly number[];
  readonly changed: readonly ChangedRow[];
  readonly same: number;
}

/** @param keys names of columns that tell rows apart, the best choice first; the first list of which both results have all is taken */
export function compareRows(
  before: ResultRows,
  after: ResultRows,
  keys: readonly (readonly string[])[],
): RowsComparison {
  const names = (result: ResultRows) => result.columns.map(({ name }) => name);
  const common = names(before).filter((name) => names(after).includes(name));
  const key = keys.find((columns) => columns.length > 0 && columns.every((name) => common.includes(name))) ?? common;
  const left = rowsByKey(after, key);
  const lost: number[] = [];
  const waiting: { readonly row: number; readonly candidates: number[] }[] = [];
  let same = 0;
  // Rows that are the same through and through are paired first, so that of several with one key only others count as changed.
  const contentOf = contentReader(before, common);
  const otherContentOf = contentReader(after, common);
  for (const [row, values] of before.rows.entries()) {
    const candidates = left.get(textOf(values, indexesOf(before, key))) ?? [];
    const equal = candidates.findIndex((other) => otherContentOf(other) === contentOf(row));
    if (equal < 0) waiting.push({ row, candidates });
    else {
      candidates.splice(equal, 1);
      same++;
    }
  }
  const changed: ChangedRow[] = [];
  for (const { row, candidates } of waiting) {
    const other = candidates.shift();
    if (other === undefined) lost.push(row);
    else changed.push({ before: row, after: other, changes: changesOf(before, row, after, other, common) });
  }
  return {
    key,
    addedColumns: names(after).filter((name) => !common.includes(name)),
    removedColumns: names(before).filter((name) => !common.includes(name)),
    lost,
    gained: [...left.values()].flat().sort((a, b) => a - b),
    changed,
    same,
  };
}

const indexesOf = ({ columns }: ResultRows, names: readonly string[]) =>
  names.map((name) => columns.findIndex((column) => column.name === name));

const textOf = (row: Row, indexes: readonly number[]) => indexes.map((i) => stringifyPlain(row[i] ?? null)).join('\n');

function rowsByKey(result: ResultRows, key: readonly string[]): Map<string, number[]> {
  const indexes = indexesOf(result, key);
  const byKey = new Map<string, number[]>();
  for (const [row, values] of result.rows.entries()) {
    const text = textOf(values, indexes);
    const known = byKey.get(text);
    if (known === undefined) byKey.set(text, [row]);
    else known.push(row);
  }
  return byKey;
}

function contentReader(result: ResultRows, names: readonly string[]): (row: number) => string {
  const indexes = indexesOf(result, names);
  return (row) => textOf(result.rows[row] ?? [], indexes);
}

function changesOf(before: ResultRows, row: number, after: ResultRows, other: number, names: readonly string[]) {
  const [mine, theirs] = [indexesOf(before, names), indexesOf(after, names)];
  return names.flatMap((column, i) => {
    const was = before.rows[row]?.[mine[i] ?? -1] ?? null;
    const is = after.rows[other]?.[theirs[i] ?? -1] ?? null;
    return stringifyPlain(was) === stringifyPlain(is) ? [] : [{ column, before: was, after: is }];
  });
}
