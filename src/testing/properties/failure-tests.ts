import { dump } from 'js-yaml';
import type { Plain } from '../../engine/values/json.js';
import type { PropertyOutcome } from './check-properties.js';
import type { Violation } from './property.js';

/**
 * A file of tests that fail as long as the rule lacks the properties.
 * @param rule id, name or path of the rule; null for the one beside the file
 */
export function testsOfFailures(outcomes: readonly PropertyOutcome[], rule: string | null): string {
  const tests = outcomes.flatMap((outcome) => {
    if (outcome.status !== 'fails') return [];
    const { events, now } = outcome.violation;
    return [{ name: outcome.name, now, exclusions: false, events, expect: expectationOf(outcome.violation) }];
  });
  const file = { ...(rule === null ? {} : { rule }), tests };
  return dump(JSON.parse(JSON.stringify(file, texts)), { lineWidth: 160, noRefs: true });
}

function expectationOf({ expected, countOnly }: Violation): Record<string, unknown> {
  if (expected.length === 0) return { silence: true };
  return countOnly === true ? { count: expected.length } : { rows: expected };
}

const texts = (_: string, value: Plain) => (typeof value === 'bigint' ? value.toString() : value);
