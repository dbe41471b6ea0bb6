import { dump } from 'js-yaml';
import type { Plain } from '../../engine/values/json.js';
import type { Events } from '../synthesis/events.js';
import type { PropertyOutcome } from './check-properties.js';
import { mapped } from './compare.js';
import type { Violation } from './property.js';

/**
 * A file of tests that fail as long as the rule lacks the properties.
 * @param rule id, name or path of the rule; null for the one beside the file
 */
export function testsOfFailures(outcomes: readonly PropertyOutcome[], rule: string | null): string {
  const tests = outcomes.flatMap((outcome) => {
    if (outcome.status !== 'fails') return [];
    const { events, now } = outcome.violation;
    return [
      { name: outcome.name, now, exclusions: false, events: filled(events), expect: expectationOf(outcome.violation) },
    ];
  });
  const file = { ...(rule === null ? {} : { rule }), tests };
  return dump(JSON.parse(JSON.stringify(file, texts)), { lineWidth: 160, noRefs: true });
}

/** Events without the columns that are null, as they are where nothing is said of them. */
const filled = (events: Events) =>
  mapped(events, (rows) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))),
  );

function expectationOf({ expected, countOnly }: Violation): Record<string, unknown> {
  if (expected.length === 0) return { silence: true };
  return countOnly === true ? { count: expected.length } : { rows: expected };
}

const texts = (_: string, value: Plain) => (typeof value === 'bigint' ? value.toString() : value);
