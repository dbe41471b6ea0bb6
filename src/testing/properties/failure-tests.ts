import { dump } from 'js-yaml';
import type { Plain } from '../../engine/values/json.js';
import type { PropertyOutcome } from './check-properties.js';

/** A file of tests that fail as long as the rule lacks the properties. */
export function testsOfFailures(outcomes: readonly PropertyOutcome[]): string {
  const tests = outcomes.flatMap((outcome) => {
    if (outcome.status !== 'fails') return [];
    const { events, now, expected } = outcome.violation;
    const expect = expected.length === 0 ? { silence: true } : { rows: expected };
    return [{ name: outcome.name, now, events, expect }];
  });
  return dump(JSON.parse(JSON.stringify({ tests }, texts)), { lineWidth: 160, noRefs: true });
}

const texts = (_: string, value: Plain) => (typeof value === 'bigint' ? value.toString() : value);
