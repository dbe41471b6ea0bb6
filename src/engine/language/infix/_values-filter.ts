import type { ScanFilter } from '../../run/source.js';
import { rangeFilter } from './_range-filter.js';

/** The filter that a value is in a list: of texts by the texts, of numbers or times by their range. None for mixed lists. */
export function valuesFilter(column: string, values: readonly unknown[], ignoreCase: boolean): ScanFilter | null {
  const items = values.flat();
  if (items.length === 0) return null;
  if (items.every((item) => typeof item === 'string')) {
    return { kind: 'values', column, anyOf: items, ignoreCase, exact: true };
  }
  if (!items.every((item) => typeof item === 'bigint')) return null;
  return rangeFilter(
    column,
    items.reduce((a, b) => (b < a ? b : a)),
    items.reduce((a, b) => (b > a ? b : a)),
  );
}
