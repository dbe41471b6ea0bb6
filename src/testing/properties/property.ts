import type { Plan } from '../../engine/query-parts.js';
import type { Plain } from '../../engine/values/json.js';
import type { Events } from '../synthesis/events.js';
import type { PlanTraits } from './plan-traits.js';

export type Rows = readonly Readonly<Record<string, Plain>>[];

export interface RunOptions {
  /** rows of the batches in which the engine reads and makes them */
  readonly batchRows?: number;
}

/** Runs the rule on events, at a time in ISO form. */
export type Run = (events: Events, now: string, options?: RunOptions) => Rows;

/** A rule as properties see it. */
export interface Subject {
  readonly plan: Plan;
  readonly traits: PlanTraits;
  /** ISO time */
  readonly now: string;
  readonly run: Run;
  /** those of the events that no place of the query lets through to a step that looks at several rows, nor to the result */
  readonly unrelated: (events: Events) => Events;
}

/** Events for which the rule gives other rows than it has to. */
export interface Violation {
  readonly events: Events;
  readonly now: string;
  readonly expected: Rows;
  /** whether only the number of rows is right as it is expected, and not the letters in them */
  readonly countOnly?: boolean;
}

/** What the rows of a rule have to be like whatever the events are. */
export interface Property {
  readonly name: string;
  /** why a rule need not have it, told from its plan; null where it has to */
  readonly exempt: (subject: Pick<Subject, 'plan' | 'traits'>) => string | null;
  readonly violation: (events: Events, subject: Subject) => Violation | null;
}
