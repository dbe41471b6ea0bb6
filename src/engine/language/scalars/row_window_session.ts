import { readerOf, type Vector, VectorBuilder } from '../../values/vector.js';
import { defineScalar, windowed } from '../define.js';
import { restartsAt } from './_restart.js';

export default defineScalar({
  name: 'row_window_session',
  summary:
    'The time at which the session of a row began: a new one begins so long after the beginning of the last, so long after the row before, or where a condition is true.',
  source: 'https://learn.microsoft.com/kusto/query/row-window-session-function',
  overloads: [
    windowed(
      ['expr: datetime', 'maxDistanceFromFirst: timespan', 'maxDistanceBetweenNeighbors: timespan', 'restart?: bool'],
      'datetime',
      () => (args, length) => {
        const [times, fromFirst, betweenNeighbours, restart] = args as [Vector, Vector, Vector, Vector?];
        // The arguments are of types that are kept in ticks.
        const [time, most, pause] = [times, fromFirst, betweenNeighbours].map(readerOf) as [Ticks, Ticks, Ticks];
        const restarts = restartsAt(restart);
        const builder = new VectorBuilder('datetime', length);
        let session: bigint | null = null;
        let before: bigint | null = null;
        for (let row = 0; row < length; row++) {
          const now = time(row);
          const begins =
            restarts(row) || now === null || isOver(session, now, most(row)) || isOver(before, now, pause(row));
          if (begins) session = now;
          builder.push(session);
          before = now;
        }
        return builder.finish();
      },
    ),
  ],
  examples: [
    {
      kql: 'range t from datetime(2026-01-01) to datetime(2026-01-01 00:03) step 1m | serialize s = row_window_session(t, 2m, 5m) | project s - datetime(2026-01-01)',
      rows: [['00:00:00'], ['00:00:00'], ['00:02:00'], ['00:02:00']],
      verified: 'reasoned',
    },
  ],
});

type Ticks = (row: number) => bigint | null;

function isOver(since: bigint | null, now: bigint, distance: bigint | null): boolean {
  return since === null || (distance !== null && now - since >= distance);
}
