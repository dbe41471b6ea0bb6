// Which events the runs of a rule miss, and which several of them report.
// https://learn.microsoft.com/azure/sentinel/ingestion-delay

import type { EventIndex } from './event-index.js';
import type { RuleRuns, SeenEvents } from './rule-runs.js';
import type { RunTimes } from './schedule.js';

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

/** An event behind the rows of several runs with an alert. */
export interface DoubleAlert extends EventReference {
  /** when these runs were due */
  readonly due: readonly bigint[];
}

export class Coverage {
  /** events that came too late for a run and that no run has seen yet, with when the last such run was due, in the order of these */
  private readonly missed = new Map<EventIndex, Map<number, bigint>>();
  private readonly seen = new Map<EventIndex, Set<number>>();
  private readonly reported = new Map<EventIndex, Map<number, bigint[]>>();
  /** a later run may look at an event again */
  private readonly overlaps: boolean;
  /** when the last run was due that events came too late for; null where there was none */
  private lastMissed: bigint | null = null;

  constructor(
    private readonly runs: RuleRuns,
    private readonly times: RunTimes,
  ) {
    this.overlaps = times.by === 'event' && times.frequency < times.period;
  }

  /** Takes a run into account. */
  add(due: bigint, alerted: boolean): void {
    for (const { index, numbers } of this.runs.late(due)) {
      const missed = entryOf(this.missed, index, () => new Map<number, bigint>());
      for (const number of numbers) {
        if (this.seen.get(index)?.has(number) === true) continue;
        missed.delete(number);
        missed.set(number, due);
        this.lastMissed = due;
      }
    }
    const awaits = this.lastMissed !== null && due <= this.lastMissed + this.times.period;
    if (!this.overlaps) return;
    if (awaits) for (const seen of this.runs.seen(due)) this.see(seen);
    if (alerted) for (const behind of this.runs.behindRows(due)) this.report(behind, due);
  }

  blindSpots(): BlindSpot[] {
    const { by, frequency, last, first, period } = this.times;
    const next = first + ((last - first) / frequency + 1n) * frequency;
    return [...this.missed].flatMap(([index, events]) =>
      [...events].flatMap(([number, lastDue]) => {
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

  private see({ index, numbers }: SeenEvents): void {
    const missed = this.missed.get(index);
    const seen = entryOf(this.seen, index, () => new Set<number>());
    for (const number of numbers) if (missed?.delete(number) === true) seen.add(number);
  }

  private report({ index, numbers }: SeenEvents, due: bigint): void {
    const reported = entryOf(this.reported, index, () => new Map<number, bigint[]>());
    for (const number of numbers) entryOf(reported, number, () => []).push(due);
  }
}

function entryOf<K, V>(entries: Map<K, V>, key: K, make: () => V): V {
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = make();
    entries.set(key, entry);
  }
  return entry;
}

function referenceOf(index: EventIndex, number: number): EventReference {
  const { table } = index;
  const { batch, row, time, arrived } = index.event(number);
  return { table: table.name, time, arrived, identity: table.identity(batch, row) };
}
