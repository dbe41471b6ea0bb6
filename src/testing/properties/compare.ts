// Rows of results compared as far as their order, and that within arrays, goes for nothing.

import type { Events } from '../synthesis/events.js';
import type { Rows, Violation } from './property.js';

/** Digits of a real that count: sums of the same numbers in another order differ in the last ones. */
const DIGITS = 12;

type TextChange = (text: string) => string;

/** @param change is made to every text in the rows */
export function canonicalRows(rows: Rows, change: TextChange = (text) => text): string[] {
  return rows.map((row) => JSON.stringify(settled(row, change))).sort();
}

function settled(value: unknown, change: TextChange): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(settled(item, change))).sort();
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, settled(inner, change)]),
  );
}

export const sameRows = (one: Rows, other: Rows) => canonicalRows(one).join('\n') === canonicalRows(other).join('\n');

/** A violation where the rows found are not those expected. */
export const unlessSame = (found: Rows, violation: Violation): Violation | null =>
  sameRows(found, violation.expected) ? null : violation;

export const mapped = (events: Events, change: (rows: Events[string]) => Events[string]): Events =>
  Object.fromEntries(Object.entries(events).map(([table, rows]) => [table, change(rows)]));

export const all = (...several: readonly Events[]): Events => {
  const tables = new Set(several.flatMap((events) => Object.keys(events)));
  return Object.fromEntries([...tables].map((table) => [table, several.flatMap((events) => events[table] ?? [])]));
};
