// What was found as a file of tests.

import { dump } from 'js-yaml';
import type { Plain } from '../../engine/values/json.js';
import type { Rule } from '../../rules/index.js';
import type { Events } from './events.js';
import type { NearMiss } from './near-misses.js';
import type { Fired } from './synthesize.js';

/** Rows of the result that a test names; of more it gives the number. */
const MOST_ROWS = 3;

/**
 * A test that the events fire the rule, and one for each near miss that it stays silent.
 * @param now ISO time
 */
export function testFileOf(rule: Rule, fired: Fired, misses: readonly NearMiss[], now: string): string {
  const tests = [
    { name: 'fires', now, events: plain(fired.events), expect: expectationOf(rule, fired) },
    ...misses.map(({ why, events }) => ({
      name: `silent: ${why}`,
      now,
      events: plain(events),
      expect: { silence: true },
    })),
  ];
  return dump({ tests }, { lineWidth: 160, noRefs: true });
}

const plain = (events: Events) =>
  Object.fromEntries(Object.entries(events).map(([table, rows]) => [table, rows.map(shortened)]));

/** Times without the fractions that they have not. */
function shortened(row: Readonly<Record<string, Plain>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]+\.0+Z$/.test(value)
        ? value.replace(/\.0+Z$/, 'Z')
        : numbers(value),
    ]),
  );
}

function numbers(value: Plain): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map(numbers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbers(inner)]));
}

/** The columns that name entities, where the rows have values there. */
function expectationOf({ entityMappings }: Rule, { rows }: Fired): Record<string, unknown> {
  const columns = entityMappings.flatMap(({ fieldMappings }) => fieldMappings.map(({ columnName }) => columnName));
  const named = rows.map((row) =>
    Object.fromEntries(
      [...new Set(columns)].flatMap((name) =>
        typeof row[name] === 'string' && row[name] !== '' ? [[name, row[name]]] : [],
      ),
    ),
  );
  const areNamed = rows.length <= MOST_ROWS && named.every((row) => Object.keys(row).length > 0);
  return areNamed ? { rows: named } : { count: rows.length };
}
