import type { Database } from '../database/database.js';
import type { QueryResult } from '../database/result.js';
import { formatDatetime } from '../engine/values/datetime.js';
import { timeRangeOf } from './time-range.js';

/** Notes on tables whose events all lie outside the time range that a query asked for. */
export function windowNotes(result: QueryResult, database: Database): string[] {
  const notes = new Set<string>();
  for (const { table, filters } of result.scans) {
    const time = database.tables().find((t) => t.name === table)?.time;
    if (time?.newest == null || time.oldest == null) continue;
    const { from, to } = timeRangeOf(filters, [time.column]);
    const before = from !== null && time.newest < from;
    const after = to !== null && time.oldest > to;
    if (!before && !after) continue;
    const window = `from ${from === null ? 'the beginning' : shown(from)} to ${to === null ? 'the end' : shown(to)}`;
    notes.add(
      `${table} has no event in the time range of the query (${window}): its events run from ${shown(time.oldest)} to ${shown(time.newest)}; move the clock with --now data or --now <time>`,
    );
  }
  return [...notes];
}

const shown = (ticks: bigint) => formatDatetime(ticks).replace(/\.?0*Z$/, 'Z');
