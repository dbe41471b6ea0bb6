// Looks for events for which a rule lacks a property that it should have.

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { analyze, QueryError, RunError, tablesRead } from '../../engine/engine.js';
import { parseDatetime } from '../../engine/values/datetime.js';
import type { Plain } from '../../engine/values/json.js';
import { arbitraryEventsOf } from '../arbitraries/around-rule.js';
import { type Events, rowsOf, type Surroundings } from '../synthesis/events.js';
import { mapped } from './compare.js';
import { droppedEvents } from './dropped-events.js';
import { traitsOf } from './plan-traits.js';
import { PROPERTIES } from './properties.js';
import type { Rows, Subject, Violation } from './property.js';

export interface PropertyOptions extends Surroundings {
  /** the clock of the rule, an ISO time */
  readonly now: string;
  /** sets of events for each property */
  readonly runs: number;
  readonly seed: number;
  /** how far back the service lets the query look, in ticks; null where it does not say */
  readonly period?: bigint | null;
}

export type PropertyOutcome =
  | { readonly name: string; readonly status: 'holds' }
  | { readonly name: string; readonly status: 'exempt'; readonly reason: string }
  /** with as few events as were found */
  | { readonly name: string; readonly status: 'fails'; readonly violation: Violation; readonly error: string | null };

const NO_ERRORS = 'no errors';

/**
 * @throws QueryError with the errors of the query, also those that only show once the columns of its watchlists are known; RunError where a file or
 * a look-up that it needs is not there
 */
export function checkProperties(query: string, options: PropertyOptions): PropertyOutcome[] {
  const subject = subjectOf(query, options);
  refuseWhatCannotRun(subject);
  const events = arbitraryEventsOf(query, options).map(wellFormed);
  const first = outcomeOf(NO_ERRORS, events, options, subject, (given) => {
    subject.run(given, options.now);
    return null;
  });
  // What fails with an error has no rows to compare.
  if (first.status === 'fails') return [first];
  const others = PROPERTIES.map(({ name, exempt, violation }): PropertyOutcome => {
    const reason = exempt(subject);
    if (reason !== null) return { name, status: 'exempt', reason };
    return outcomeOf(name, events, options, subject, (given) => violation(given, subject));
  });
  return [first, ...others];
}

function subjectOf(query: string, options: PropertyOptions): Subject {
  const { plan, diagnostics } = analyze(query, options.schema);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null || errors.length > 0) throw new QueryError(errors, query);
  const { now } = options;
  const known = remembered((given) => rowsOf(query, given, now, options));
  return {
    plan,
    traits: traitsOf(plan),
    now,
    run: (given, time, { batchRows = null } = {}) =>
      time === now && batchRows === null ? known(given) : rowsOf(query, given, time, options, batchRows),
    unrelated: (given) => droppedEvents(plan, given, parseDatetime(now) ?? 0n, options),
  };
}

/** Rows of events once for all properties, which are asked for the same ones. */
function remembered(run: (events: Events) => Rows): (events: Events) => Rows {
  const known = new Map<string, Rows>();
  return (events) => {
    const key = createHash('sha256').update(JSON.stringify(events, digits)).digest('base64');
    const rows = known.get(key) ?? run(events);
    known.set(key, rows);
    return rows;
  };
}

const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value);

/** Without an event only what is missing beside the events keeps a rule from being run, and columns that a plugin makes of events. */
function refuseWhatCannotRun({ run, now, plan, traits }: Subject): void {
  try {
    run({}, now);
  } catch (error) {
    // A watchlist that is not there is unpacked from the table of all.
    const makesColumns =
      !tablesRead(plan).includes('Watchlist') && [...traits.steps].some((step) => step.startsWith('evaluate:'));
    if (isOfSurroundings(error) || (error instanceof QueryError && !makesColumns)) throw error;
  }
}

/** The codes of errors for a file and for a database of locations that are not there. */
const MISSING: ReadonlySet<string> = new Set(['KQ113', 'KQ121']);

const isOfSurroundings = (error: unknown) => error instanceof RunError && MISSING.has(error.code);

/** Without halves of surrogate pairs, which no file and no database holds. */
function wellFormed(events: Events): Events {
  const mended = (value: Plain) => (typeof value === 'string' ? value.replace(/\p{Surrogate}/gu, '\ufffd') : value);
  return mapped(events, (rows) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, mended(value)]))),
  );
}

function outcomeOf(
  name: string,
  events: fc.Arbitrary<Events>,
  { runs, seed, now }: PropertyOptions,
  { run }: Subject,
  violationOf: (events: Events) => Violation | null,
): PropertyOutcome {
  const { failed, counterexample } = fc.check(
    fc.property(events, (given) => violationOf(given) === null),
    { numRuns: runs, seed },
  );
  const [smallest] = counterexample ?? [];
  if (!failed || smallest === undefined) return { name, status: 'holds' };
  try {
    const violation = violationOf(smallest) ?? { events: smallest, now, expected: run(smallest, now) };
    return { name, status: 'fails', violation, error: null };
  } catch (error) {
    if (isOfSurroundings(error)) throw error;
    return {
      name,
      status: 'fails',
      violation: { events: smallest, now, expected: [] },
      error: messageOf(error),
    };
  }
}

function messageOf(error: unknown): string {
  if (error instanceof QueryError) return error.diagnostics.map(({ message }) => message).join('; ');
  return error instanceof Error ? error.message : String(error);
}
