import type { QueryWorkload } from '../workload.js';

const columns = ['DeviceName', 'RemoteIP', 'RemoteUrl', 'InitiatingProcessFileName', 'InitiatingProcessCommandLine'];

const select = (last: (column: string) => string): string => `
  SELECT DeviceId, max(Timestamp), ${columns.map(last).join(', ')}
  FROM DeviceNetworkEvents
  GROUP BY DeviceId`;

/** The last event of each device: all of its columns, of which the peers need to find five only. */
export const lastEvents: QueryWorkload = {
  kind: 'query',
  name: 'last-events',
  kql: `
    DeviceNetworkEvents
    | summarize arg_max(Timestamp, *) by DeviceId
    | project DeviceId, Timestamp, ${columns.join(', ')}`,
  sql: {
    duckdb: select((column) => `arg_max_null(${column}, Timestamp)`),
    clickhouse: select((column) => `argMax(${column}, Timestamp)`),
    // A bare column beside one `max` is of the row that has it.
    sqlite: select((column) => column),
  },
  answer: ['text', 'time', 'text', 'text', 'text', 'text', 'text'],
};
