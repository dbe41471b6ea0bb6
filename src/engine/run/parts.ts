// Accumulators that are filled apart, each with some of the rows, and put together: what `summarize` hands from thread to thread.

import { gather, type Vector } from '../values/vector.js';
import type { Accumulator } from './kernel.js';

/**
 * An accumulator that others can take rows for: what they hold, put together, gives to the last digit what adding all rows at once gives. Sums of
 * reals are none, since they depend on the order of additions, nor is what holds about as much as it was given.
 */
export interface SplittableAccumulator extends Accumulator {
  /** What was added to the groups, of which there are `groupCount`. */
  parts(groupCount: number): Parts;
  /** Adds parts of another one of its kind whose rows all come after those that were added so far: row `r` to group `groups[r]`. */
  addParts(groups: Uint32Array, groupCount: number, columns: readonly Vector[]): void;
}

/** What an accumulator holds, as rows for another one: row `r` is of group `groups[r]`. */
export interface Parts {
  readonly groups: Uint32Array;
  readonly columns: readonly Vector[];
}

export function isSplittable(accumulator: Accumulator): accumulator is SplittableAccumulator {
  return 'addParts' in accumulator;
}

/** Parts of columns with a row a group. */
export function partsByGroup(groupCount: number, columns: readonly Vector[]): Parts {
  return { groups: Uint32Array.from({ length: groupCount }, (_, group) => group), columns };
}

/** The same, of those groups alone that rows were added to. */
export function partsOfSeen(groupCount: number, columns: readonly Vector[], seen: (group: number) => boolean): Parts {
  const groups = partsByGroup(groupCount, columns).groups.filter(seen);
  return groups.length === groupCount
    ? { groups, columns }
    : { groups, columns: columns.map((column) => gather(column, groups)) };
}
