import type { Accumulator } from '../../run/kernel.js';
import { gather, type Vector } from '../../values/vector.js';

/**
 * Merges an aggregate whose results are rows of its input: adds the results of the other one as further rows.
 * @param results of the other one, a row a group
 * @param seen whether a group of the other one has a row
 */
export function mergeRows(
  into: Accumulator,
  results: readonly Vector[],
  seen: (group: number) => boolean,
  groupOf: Uint32Array,
  groupCount: number,
): void {
  const groups = Uint32Array.from(groupOf.keys()).filter(seen);
  const columns = results.map((column) => gather(column, groups));
  into.add(
    groups.map((group) => groupOf[group] as number),
    groupCount,
    columns,
  );
}
