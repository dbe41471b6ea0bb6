import type { ScanFilter } from '../engine/engine.js';

/** A stretch of time in ticks, its ends included; null leaves an end open. */
export interface TimeRange {
  readonly from: bigint | null;
  readonly to: bigint | null;
}

/** The columns that say when an event was, in the tables of Sentinel and of Defender. */
const TIME_COLUMNS: readonly string[] = ['TimeGenerated', 'Timestamp'];

/** The time that the conditions of a scan leave of a table's events. */
export function timeRangeOf(filters: readonly ScanFilter[], columns = TIME_COLUMNS): TimeRange {
  let [from, to]: [bigint | null, bigint | null] = [null, null];
  for (const filter of filters) {
    if (filter.kind !== 'range' || !columns.includes(filter.column)) continue;
    if (typeof filter.from === 'bigint' && (from === null || filter.from > from)) from = filter.from;
    if (typeof filter.to === 'bigint' && (to === null || filter.to < to)) to = filter.to;
  }
  return { from, to };
}
