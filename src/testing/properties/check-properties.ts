// Looks for events for which a rule lacks a property that it should have.

import fc from 'fast-check';
import { analyze, QueryError } from '../../engine/engine.js';
import { tablesRead } from '../../engine/query-parts.js';
import type { Events } from '../synthesis/events.js';
import { rowsOf } from '../synthesis/events.js';
import { type SynthesisOptions, synthesize } from '../synthesis/synthesize.js';
import { eventsArbitrary } from './event-arbitrary.js';
import { traitsOf } from './plan-traits.js';
import { PROPERTIES, type Property, type Run, type Violation } from './property.js';

export interface PropertyOptions extends SynthesisOptions {
  /** sets of events for each property */
  readonly runs: number;
  readonly seed: number;
}

export type PropertyOutcome =
  | { readonly name: string; readonly status: 'holds' }
  | { readonly name: string; readonly status: 'exempt'; readonly reason: string }
  /** with as few events as were found */
  | { readonly name: string; readonly status: 'fails'; readonly violation: Violation; readonly error: string | null };

const NO_ERRORS = 'no errors';

/** @throws QueryError with the errors of the query */
export function checkProperties(query: string, options: PropertyOptions): PropertyOutcome[] {
  const { plan, diagnostics } = analyze(query, options.schema);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (plan === null || errors.length > 0) throw new QueryError(errors, query);
  const traits = traitsOf(plan);
  const { fired } = synthesize(query, options);
  const events = eventsArbitrary(fired, tablesRead(plan), options.schema, options.now);
  const run: Run = (given, now) => rowsOf(query, given, now, options);
  const first = outcomeOf(NO_ERRORS, events, options, run, (given) => {
    run(given, options.now);
    return null;
  });
  // What fails with an error has no rows to compare.
  if (first.status === 'fails') return [first];
  const others = PROPERTIES.map(({ name, exempt, violation }: Property) => {
    const reason = exempt(traits);
    if (reason !== null) return { name, status: 'exempt', reason } as const;
    return outcomeOf(name, events, options, run, (given) => violation(given, options.now, run));
  });
  return [first, ...others];
}

function outcomeOf(
  name: string,
  events: fc.Arbitrary<Events>,
  { runs, seed, now }: PropertyOptions,
  run: Run,
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
    return {
      name,
      status: 'fails',
      violation: { events: smallest, now, expected: [] },
      error: error instanceof Error ? error.message : String(error),
    };
  }
}
