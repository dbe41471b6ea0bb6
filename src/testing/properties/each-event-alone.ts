import type { Events } from '../synthesis/events.js';
import { unlessSame } from './compare.js';
import { firstOf, ROW_WISE_STEPS, WINDOW_FUNCTIONS } from './plan-traits.js';
import type { Property } from './property.js';

export const eachEventAlone: Property = {
  name: 'each event counts alone',
  exempt: ({ traits: { steps, functions, hasSubqueries } }) => {
    const other = [...steps].find((step) => !ROW_WISE_STEPS.has(step)) ?? firstOf(WINDOW_FUNCTIONS, functions);
    if (other != null) return `'${other}' looks at several rows`;
    return hasSubqueries ? 'a subquery looks at several rows' : null;
  },
  violation: (events, { now, run }) => {
    const singles = Object.entries(events).flatMap(([table, rows]) => rows.map((row): Events => ({ [table]: [row] })));
    return unlessSame(run(events, now), { events, now, expected: singles.flatMap((single) => run(single, now)) });
  },
};
