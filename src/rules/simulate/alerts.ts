// What a run found, as alerts.
// https://learn.microsoft.com/azure/sentinel/scheduled-rules-overview#event-grouping

import type { Rule } from '../rule.js';
import { type AlertDetails, alertDetailsOf } from './alert-details.js';
import { type CustomDetails, customDetailsOf } from './custom-details.js';
import { type Entity, entitiesOf } from './entities.js';
import type { FoundRows } from './found-rows.js';
import { guidOf, ruleIdOf } from './identity.js';
import { type RunTimes, type Window, windowOf } from './schedule.js';

export interface Alert extends AlertDetails {
  /** a GUID, the same each time that the same is simulated */
  readonly id: string;
  readonly rule: Rule;
  /** ticks at which the run was due */
  readonly due: bigint;
  /** ticks at which the run was made, and the alert with it */
  readonly generated: bigint;
  /** the time of the first and of the last event, where the rows tell it; otherwise the window */
  readonly start: bigint;
  readonly end: bigint;
  readonly window: Window;
  /** rows that the alert is about */
  readonly rows: number;
  readonly entities: readonly Entity[];
  readonly customDetails: CustomDetails;
}

/** Alerts of one run where each row makes one; the last of so many is about all rows. */
export const MOST_ALERTS = { scheduled: 150, nearRealTime: 30 } as const;

/** Whether so many rows make an alert. */
export function triggers({ trigger }: Rule, rows: number): boolean {
  if (trigger === null) return rows > 0;
  switch (trigger.operator) {
    case 'GreaterThan':
      return rows > trigger.threshold;
    case 'LessThan':
      return rows < trigger.threshold;
    case 'Equal':
      return rows === trigger.threshold;
    case 'NotEqual':
      return rows !== trigger.threshold;
  }
}

export function alertsOf(rule: Rule, rows: FoundRows, times: RunTimes, due: bigint): Alert[] {
  if (!triggers(rule, rows.length)) return [];
  const make = (number: number, from: number, to: number) => alertOf(rule, rows, times, due, { number, from, to });
  if (rule.eventGrouping === 'SingleAlert' || rows.length === 0) return [make(0, 0, rows.length)];
  const most = times.by === 'arrival' ? MOST_ALERTS.nearRealTime : MOST_ALERTS.scheduled;
  const single = rows.length > most ? most - 1 : rows.length;
  const alerts = Array.from({ length: single }, (_, row) => make(row, row, row + 1));
  return rows.length > most ? [...alerts, make(single, 0, rows.length)] : alerts;
}

interface Part {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

function alertOf(rule: Rule, rows: FoundRows, times: RunTimes, due: bigint, { number, from, to }: Part): Alert {
  const window = windowOf(times, due);
  return {
    ...alertDetailsOf(rule, rows, from, to),
    id: guidOf('alert', ruleIdOf(rule), String(due), String(number)),
    rule,
    due,
    generated: due + times.delay,
    ...spanOf(rows, from, to, window),
    window,
    rows: to - from,
    entities: entitiesOf(rule, rows, from, to),
    customDetails: customDetailsOf(rule, rows, from, to),
  };
}

/** Columns of a result that say when an event was. */
const TIME_COLUMNS = ['TimeGenerated', 'Timestamp'];

function spanOf(rows: FoundRows, from: number, to: number, window: Window): { start: bigint; end: bigint } {
  const column = TIME_COLUMNS.find((name) => rows.typeOf(name) === 'datetime');
  let [start, end]: [bigint | null, bigint | null] = [null, null];
  for (let row = from; row < to && column !== undefined; row++) {
    const time = rows.value(row, column);
    if (typeof time !== 'bigint') continue;
    if (start === null || time < start) start = time;
    if (end === null || time > end) end = time;
  }
  return { start: start ?? window.from, end: end ?? window.to };
}
