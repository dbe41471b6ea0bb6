import type { ScanFilter } from '../../run/source.js';

/** The filter `from <= column <= to`; none where no end is a number or a time. */
export function rangeFilter(column: string, from: unknown, to: unknown): ScanFilter | null {
  const bounds = { from: boundOf(from), to: boundOf(to) };
  return bounds.from === null && bounds.to === null ? null : { kind: 'range', column, ...bounds };
}

function boundOf(value: unknown): bigint | number | null {
  return typeof value === 'bigint' || (typeof value === 'number' && !Number.isNaN(value)) ? value : null;
}
