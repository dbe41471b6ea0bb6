// When a rule runs, and which events each run looks at.
// https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview#query-scheduling
// https://learn.microsoft.com/azure/sentinel/near-real-time-rules

import { formatDatetime, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';
import { formatDuration } from '../files/duration.js';
import type { Schedule } from '../model/schedule.js';
import type { Rule } from '../rule.js';

/** The times at which a rule is due; all in ticks of 100 ns. */
export interface RunTimes {
  readonly first: bigint;
  /** no run is due after it */
  readonly last: bigint;
  readonly frequency: bigint;
  /** a run looks at the events of so long before it is due */
  readonly period: bigint;
  /** a run begins so long after it is due, so that events can arrive meanwhile */
  readonly delay: bigint;
  /** whether the events of a run are those that happened before it was due, or those that arrived */
  readonly by: 'event' | 'arrival';
  /** events that are older than this when the run is due are not looked at; null where there is no such limit */
  readonly oldest: bigint | null;
}

/** Events that a run may look at: `from` is the first moment, `to` the first after the last. */
export interface Window {
  readonly from: bigint;
  readonly to: bigint;
}

const SCHEDULED_DELAY = 5n * TICKS_PER_MINUTE;

/** Near real time: every minute, on what arrived in the minute, two minutes later, of sources that are less than 12 hours late. */
const NEAR_REAL_TIME = {
  frequency: TICKS_PER_MINUTE,
  period: TICKS_PER_MINUTE,
  delay: 2n * TICKS_PER_MINUTE,
  by: 'arrival',
  oldest: 12n * TICKS_PER_HOUR,
} as const;

/**
 * The times of a rule that is switched on at `from`: it is due then for the first time.
 * @param fallback the schedule of rules that have none of their own
 * @returns why the rule does not run, where it does not
 */
export function runTimesOf(rule: Rule, { from, to }: Window, fallback: Schedule | null): RunTimes | string {
  if (!rule.enabled) return 'it is switched off';
  if (rule.kind === 'nrt') return { first: from, last: to, ...NEAR_REAL_TIME };
  const schedule = rule.schedule ?? fallback;
  if (schedule === null) return 'it has no schedule; give it one with --frequency and --period';
  // Custom detections of Defender that run continuously.
  if (schedule.frequency === 0n) return { first: from, last: to, ...NEAR_REAL_TIME };
  if (schedule.frequency < 0n || schedule.period <= 0n)
    return 'its schedule is none: frequency and period have to be above 0';
  return { first: from, last: to, ...schedule, delay: SCHEDULED_DELAY, by: 'event', oldest: null };
}

/** What the service would not accept in a schedule. */
export function scheduleNotes(rule: Rule, { frequency, period, by }: RunTimes): string[] {
  const notes: string[] = [];
  const outside = (ticks: bigint) => ticks < 5n * TICKS_PER_MINUTE || ticks > 14n * TICKS_PER_DAY;
  if (by === 'event' && (outside(frequency) || outside(period)))
    notes.push('Sentinel takes frequencies and periods from 5 minutes to 14 days');
  if (frequency > period) {
    notes.push(
      `the rule runs every ${formatDuration(frequency)} and looks back ${formatDuration(period)}: no run sees the events between`,
    );
  }
  if (rule.suppression !== null && rule.suppression > TICKS_PER_DAY)
    notes.push('Sentinel suppresses a rule for at most 24 hours');
  return notes;
}

export function* ticksOf({ first, last, frequency }: RunTimes): Generator<bigint> {
  for (let due = first; due <= last; due += frequency) yield due;
}

/** The events of a run that is due at `due`, by the time that counts. */
export function windowOf({ period }: RunTimes, due: bigint): Window {
  return { from: due - period, to: due };
}

export const shownTime = (ticks: bigint): string => formatDatetime(ticks).replace(/\.?0*Z$/, 'Z');
