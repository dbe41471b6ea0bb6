// Which events of a database lie in the time that a query asks for.

import type { Database } from '../database/database.js';
import type { QueryResult } from '../database/result.js';
import type { Plan, StartedScan } from '../engine/engine.js';
import { surelyEmpty } from '../engine/surely-empty.js';
import { formatDatetime } from '../engine/values/datetime.js';
import { formatDuration } from './files/duration.js';
import type { Rule } from './rule.js';
import { type TimeRange, timeRangeOf } from './time-range.js';

/** Notes on tables whose events all lie outside the time range that a query asked for. */
export function windowNotes({ scans }: QueryResult, database: Database): string[] {
  const tables = database.tables();
  const stored = (name: string) => tables.find((table) => table.name === name);
  return [
    ...new Set(scans.flatMap((scan) => (stored(scan.table)?.rows ? (outside(scan, stored(scan.table)) ?? []) : []))),
  ];
}

/**
 * Why a query surely gives no rows: tables have no events, or none in the time that it asks for. Null where it may give some.
 * @param scans those of the plan, at the clock of the run
 * @param runs the time that the runs of a schedule see, in place of that which the scans ask for
 */
export function unseenEvents(
  plan: Plan,
  scans: readonly StartedScan[],
  database: Database,
  runs: TimeRange | null = null,
): string | null {
  const reasons = new Map<string, string>();
  for (const table of database.tables()) {
    const own = scans.filter((scan) => scan.table === table.name);
    const found = own.map((scan) => (runs === null ? outside(scan, table) : outsideRuns(table, runs)));
    const [reason] = found;
    if (reason != null && !found.includes(null)) reasons.set(table.name, reason);
  }
  return surelyEmpty(plan, (table) => reasons.has(table)) ? [...reasons.values()].join('; ') : null;
}

/**
 * That a query on a schedule looked at events which no run of the service sees at this time, as it has no time range of its own or a wider one;
 * null where it did not.
 * @param now ticks of the run's clock
 */
export function beyondPeriod(
  { scans }: QueryResult,
  database: Database,
  { schedule }: Rule,
  now: bigint,
): string | null {
  if (schedule === null || schedule.period <= 0n) return null;
  const begin = now - schedule.period;
  const earliest = scans.flatMap(({ table, filters }) => {
    const time = database.tables().find(({ name }) => name === table)?.time;
    if (time?.oldest == null) return [];
    const { from } = timeRangeOf(filters, [time.column]);
    return from === null || from < time.oldest ? time.oldest : from;
  });
  const first = earliest.reduce((least, time) => (time < least ? time : least), begin);
  if (first >= begin) return null;
  const sees = `those of the last ${formatDuration(schedule.period)} (queryPeriod)`;
  return `it looked at events from ${shown(first)} on; a run of Sentinel sees ${sees} alone: \`kqlocal simulate\` makes its runs`;
}

type StoredTable = ReturnType<Database['tables']>[number];

/** That no event of a table lies in the time of a scan; null where some may. */
function outside({ table, filters }: StartedScan, stored: StoredTable | undefined): string | null {
  if (stored?.rows === 0) return `${table} has no events`;
  const range = timeRangeOf(filters, stored?.time == null ? [] : [stored.time.column]);
  const missed = stored === undefined ? null : missedBy(stored, range, 'the time range of the query');
  return missed === null ? null : `${missed}; move the clock with --now data or --now <time>`;
}

function outsideRuns(stored: StoredTable, runs: TimeRange): string | null {
  if (stored.rows === 0) return `${stored.name} has no events`;
  const missed = missedBy(stored, runs, 'the time that the runs see');
  return missed === null ? null : `${missed}; move it with --from and --to`;
}

function missedBy({ name, time }: StoredTable, { from, to }: TimeRange, what: string): string | null {
  if (time?.newest == null || time.oldest == null) return null;
  const before = from !== null && time.newest < from;
  const after = to !== null && time.oldest > to;
  if (!before && !after) return null;
  const window = `from ${from === null ? 'the beginning' : shown(from)} to ${to === null ? 'the end' : shown(to)}`;
  return `${name} has no event in ${what} (${window}): its events run from ${shown(time.oldest)} to ${shown(time.newest)}`;
}

const shown = (ticks: bigint) => formatDatetime(ticks).replace(/\.?0*Z$/, 'Z');
