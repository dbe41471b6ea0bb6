import { plannedScans, type StartedScan, tablesRead } from '../../engine/engine.js';
import { TICKS_PER_DAY, UNIX_EPOCH_TICKS } from '../../engine/values/datetime.js';
import { formatDuration } from '../files/duration.js';
import { timeRangeOf } from '../time-range.js';
import type { CheckedRule, RuleCheck, RuleFinding } from './rule-check.js';

/** A Sunday at midnight, and whole weeks later: what moves with the present moves by these, also from `startofday` and `startofweek`. */
const MIDNIGHT = UNIX_EPOCH_TICKS + 19_722n * TICKS_PER_DAY;
const WEEKS = 28n * TICKS_PER_DAY;

/** A query over so many tables takes them by a pattern of their names, not each by its own time. */
const MANY = 50;

/** A time range that a scan asks for, in ticks before the present; null where an end is open or does not move with it. */
interface Window {
  readonly table: string;
  readonly from: bigint | null;
  readonly to: bigint | null;
  /** it ends before it begins */
  readonly reversed: boolean;
}

/**
 * KQ314: a query that looks further back than a run of the rule sees. KQ315: a time range in which there can be no event.
 */
export const timeWindows: RuleCheck = function* (checked) {
  const { rule, plan } = checked;
  if (plan === null || tablesRead(plan).length > MANY) return;
  const period = rule.schedule === null || rule.schedule.period === 0n ? null : rule.schedule.period;
  const told = new Set<string>();
  for (const window of windowsOf(plan)) {
    const finding = impossible(checked, window, period) ?? tooFar(checked, window, period);
    if (finding === null || told.has(finding.message)) continue;
    told.add(finding.message);
    yield finding;
  }
};

function impossible({ rule, keys }: CheckedRule, window: Window, period: bigint | null): RuleFinding | null {
  const { table, from, to, reversed } = window;
  const finding = { severity: 'warning', code: 'KQ315' } as const;
  if (reversed) {
    const message = `the time range that the query asks ${table} for ends before it begins, so that no event can be in it`;
    return { ...finding, message, line: firstLine(rule) };
  }
  if (from !== null && from < 0n) {
    return { ...finding, message: `the query asks ${table} for events of the future`, line: firstLine(rule) };
  }
  if (period === null || to === null || to < period || to <= 0n) return null;
  const message = `the query asks ${table} for events that are ${formatDuration(to)} old or older, and a run sees none older than ${formatDuration(period)}`;
  return { ...finding, message, line: keys.line('queryPeriod', 'schedule') };
}

function tooFar({ keys }: CheckedRule, { table, from }: Window, period: bigint | null): RuleFinding | null {
  if (period === null || from === null || from <= period) return null;
  return {
    severity: 'warning',
    code: 'KQ314',
    message: `the query asks ${table} for ${formatDuration(from)}, of which a run sees only ${formatDuration(period)}`,
    hint: "Sentinel and Defender cut every table down to the rule's period (`queryPeriod`, `lookback`)",
    line: keys.line('queryPeriod', 'schedule'),
  };
}

function windowsOf(plan: NonNullable<CheckedRule['plan']>): Window[] {
  const earlier = plannedScans(plan, MIDNIGHT);
  const later = plannedScans(plan, MIDNIGHT + WEEKS);
  return earlier.map((scan, i) => windowOf(scan, later[i]));
}

function windowOf(scan: StartedScan, later: StartedScan | undefined): Window {
  const range = timeRangeOf(scan.filters);
  const moved = timeRangeOf(later?.filters ?? []);
  const before = (end: bigint | null, movedEnd: bigint | null) =>
    end !== null && movedEnd !== null && movedEnd - end === WEEKS ? MIDNIGHT - end : null;
  return {
    table: scan.table,
    from: before(range.from, moved.from),
    to: before(range.to, moved.to),
    reversed: range.from !== null && range.to !== null && range.from > range.to,
  };
}

const firstLine = (rule: CheckedRule['rule']) => rule.place(0).line + 1;
