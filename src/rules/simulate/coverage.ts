// Which events the runs of a rule miss, and which several of them report.
// https://learn.microsoft.com/azure/sentinel/ingestion-delay

import { toText } from '../../engine/values/text.js';
import { valueAt } from '../../engine/values/vector.js';
import type { EventIndex } from './event-index.js';
import type { RuleRuns, SeenEvents } from './rule-runs.js';
import type { RunTimes } from './schedule.js';
import { ARRIVED, IDENTITY_COLUMNS, TIME } from './timed-table.js';

/** An event of a table, as far as it can be told from others. */
export interface EventReference {
  readonly table: string;
  readonly time: bigint;
  readonly arrived: bigint;
  /** values of the columns that tell it from others of its time, as text */
  readonly identity: Readonly<Record<string, string>>;
}

/** An event that the rule is about and that no run could see, since it arrived after its last window. */
export interface BlindSpot extends EventReference {
  /** when the last run was due whose window held the event */
  readonly lastDue: bigint;
}

/** An event that several runs with an alert saw. */
export interface DoubleAlert extends EventReference {
  /** when these runs were due */
  readonly due: readonly bigint[];
}

export class Coverage {
  /** events that came too late for a run, with when the last such run was due; null once a run has seen them */
  private readonly missed = new Map<EventIndex, Map<number, bigint | null>>();
  private readonly reported = new Map<EventIndex, Map<number, bigint[]>>();

  constructor(
    private readonly runs: RuleRuns,
    private readonly times: RunTimes,
  ) {}

  /** Takes a run into account. */
  add(due: bigint, alerted: boolean): void {
    for (const { index, numbers } of this.runs.late(due)) {
      const missed = valuesOf(this.missed, index);
      for (const number of numbers) if (missed.get(number) !== null) missed.set(number, due);
    }
    const overlaps = this.times.by === 'event' && this.times.frequency < this.times.period;
    const awaited = [...this.missed.values()].some((events) => [...events.values()].some((missed) => missed !== null));
    if (!awaited && !(alerted && overlaps)) return;
    for (const seen of this.runs.seen(due)) this.see(seen, due, alerted && overlaps);
  }

  blindSpots(): BlindSpot[] {
    const { by, frequency, last, first, period } = this.times;
    const next = first + ((last - first) / frequency + 1n) * frequency;
    return [...this.missed].flatMap(([index, events]) =>
      [...events].flatMap(([number, lastDue]) => {
        if (lastDue === null) return [];
        const event = referenceOf(index, number);
        // A run after the end of the simulation could still see it.
        const isOpen = by === 'event' && next - period <= event.time;
        return isOpen ? [] : [{ ...event, lastDue }];
      }),
    );
  }

  doubleAlerts(): DoubleAlert[] {
    return [...this.reported].flatMap(([index, events]) =>
      [...events].flatMap(([number, due]) => (due.length < 2 ? [] : [{ ...referenceOf(index, number), due }])),
    );
  }

  private see({ index, numbers }: SeenEvents, due: bigint, reports: boolean): void {
    const missed = this.missed.get(index);
    const reported = reports ? valuesOf(this.reported, index) : null;
    for (const number of numbers) {
      if (missed?.has(number) === true) missed.set(number, null);
      if (reported === null) continue;
      const earlier = reported.get(number);
      if (earlier === undefined) reported.set(number, [due]);
      else earlier.push(due);
    }
  }
}

function valuesOf<T>(byIndex: Map<EventIndex, Map<number, T>>, index: EventIndex): Map<number, T> {
  let values = byIndex.get(index);
  if (values === undefined) {
    values = new Map();
    byIndex.set(index, values);
  }
  return values;
}

function referenceOf(index: EventIndex, number: number): EventReference {
  const { batch, row } = index.event(number);
  const text = (name: string) => {
    const vector = batch.column(name);
    return toText(valueAt(vector, row), vector.type);
  };
  const identity = IDENTITY_COLUMNS.filter((name) => batch.has(name)).map((name) => [name, text(name)] as const);
  const time = valueAt(batch.column(TIME.name), row) as bigint;
  return {
    table: index.table.name,
    time,
    arrived: (valueAt(batch.column(ARRIVED.name), row) as bigint | null) ?? time,
    identity: Object.fromEntries(identity.filter(([, value]) => value !== '')),
  };
}
