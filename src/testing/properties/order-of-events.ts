import { mapped, unlessSame } from './compare.js';
import { firstOf, type PlanTraits, WINDOW_FUNCTIONS } from './plan-traits.js';
import type { Property } from './property.js';

/** Steps and aggregates that take one of several rows, whichever comes first. */
const ANY_STEPS = [
  'take',
  'sample',
  'sample-distinct',
  'top',
  'serialize',
  'scan-steps',
  'join innerunique',
  'mv-apply',
  'partition',
  'top-nested',
  'reduce',
];
const ANY_AGGREGATES = [
  'any',
  'take_any',
  'anyif',
  'take_anyif',
  'arg_max',
  'arg_min',
  'argmax',
  'argmin',
  'make_bag',
  'make_bag_if',
];

const LISTS = ['make_list', 'make_list_if', 'makelist', 'make_set', 'make_set_if', 'makeset', 'make_list_with_nulls'];
/** Functions that tell lists of the same elements by their order. */
const READING_LISTS = [
  '[]',
  'dynamic tostring',
  'strcat_array',
  'array_slice',
  'array_index_of',
  'array_concat',
  'zip',
  'dynamic strcat',
];

function choiceIn({ steps, aggregates, functions, typedFunctions }: PlanTraits): string | null {
  const list = firstOf(LISTS, aggregates);
  const reads = list === null ? null : (firstOf(READING_LISTS, functions) ?? firstOf(READING_LISTS, typedFunctions));
  return (
    firstOf(ANY_STEPS, steps) ??
    firstOf(ANY_AGGREGATES, aggregates) ??
    firstOf(WINDOW_FUNCTIONS, functions) ??
    (reads === null ? null : list)
  );
}

export const orderOfEvents: Property = {
  name: 'order of events',
  exempt: ({ traits }) => {
    const choice = choiceIn(traits);
    return choice === null ? null : `'${choice}' goes by the order of rows`;
  },
  violation: (events, { now, run }) => {
    const reversed = mapped(events, (rows) => [...rows].reverse());
    return unlessSame(run(reversed, now), { events: reversed, now, expected: run(events, now) });
  },
};
