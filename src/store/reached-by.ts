import type { SegmentRecord, StatisticsRecord } from './catalogue.js';

/**
 * A value of a column of whole numbers or times that at least `count` rows of these segments have or exceed, or with
 * `descending` false have or fall below; null where there are not so many values.
 */
export function reachedBy(
  segments: readonly SegmentRecord[],
  statistics: readonly StatisticsRecord[],
  count: number,
  descending: boolean,
): bigint | number | null {
  const rowsOf = new Map(segments.map(({ id, rows }) => [id, rows]));
  const stretches = statistics.flatMap(({ segmentId, nulls, min, max }) => {
    const bound = descending ? min : max;
    const rows = rowsOf.get(segmentId);
    return bound === null || rows === undefined ? [] : [{ bound, values: rows - nulls }];
  });
  stretches.sort((a, b) => (a.bound < b.bound ? -1 : a.bound > b.bound ? 1 : 0) * (descending ? -1 : 1));
  let values = 0;
  for (const stretch of stretches) {
    values += stretch.values;
    if (values >= count) return stretch.bound;
  }
  return null;
}
