import { all, unlessSame } from './compare.js';
import { firstOf } from './plan-traits.js';
import type { Property } from './property.js';

const RANDOM = ['rand', 'new_guid'];

/** Events that the conditions on single events leave out may come twice. */
export const unrelatedEvents: Property = {
  name: 'unrelated events twice',
  exempt: ({ traits: { functions } }) => {
    const random = firstOf(RANDOM, functions);
    return random === null ? null : `'${random}' draws a number for each event`;
  },
  violation: (events, { now, run, unrelated }) => {
    const twice = all(events, unrelated(events));
    return unlessSame(run(twice, now), { events: twice, now, expected: run(events, now) });
  },
};
