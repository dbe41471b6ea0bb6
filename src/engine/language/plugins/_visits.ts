import type { Activity } from './_activity.js';

/** The events of each id in each group, as rows of the activity by time. Events without an id are left out. */
export function* visitsOf({ times, ids, groups }: Activity): Iterable<readonly number[]> {
  const visits = new Map<string, number[]>();
  ids.forEach((id, row) => {
    if (id < 0) return;
    const key = `${groups[row]} ${id}`;
    const known = visits.get(key);
    if (known === undefined) visits.set(key, [row]);
    else known.push(row);
  });
  for (const rows of visits.values()) {
    yield rows.sort(
      (a, b) =>
        Number((times[a] as never) > (times[b] as never)) - Number((times[a] as never) < (times[b] as never)) || a - b,
    );
  }
}
