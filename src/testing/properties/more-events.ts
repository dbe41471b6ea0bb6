import { canonicalRows, mapped } from './compare.js';
import { firstOf, OWN_ROWS, ROW_WISE_STEPS, WINDOW_FUNCTIONS } from './plan-traits.js';
import type { Property } from './property.js';

const MONOTONE: ReadonlySet<string> = new Set([
  ...ROW_WISE_STEPS,
  ...OWN_ROWS,
  'join inner',
  'join leftsemi',
  'join rightsemi',
  'distinct',
]);

export const moreEvents: Property = {
  name: 'more events, no row less',
  exempt: ({ traits: { steps, functions, hasSubqueries } }) => {
    const other = [...steps].find((step) => !MONOTONE.has(step)) ?? firstOf(WINDOW_FUNCTIONS, functions);
    if (other != null) return `'${other}' may take rows away`;
    return hasSubqueries ? 'a subquery may take rows away' : null;
  },
  violation: (events, { now, run }) => {
    const fewer = mapped(events, (rows) => rows.slice(0, Math.ceil(rows.length / 2)));
    const found = new Set(canonicalRows(run(events, now)));
    const expected = run(fewer, now);
    return canonicalRows(expected).every((row) => found.has(row)) ? null : { events, now, expected };
  },
};
