import type { QueryWorkload } from '../workload.js';

const sql = `
  SELECT DeviceId, RemoteUrl, count(*) AS Count, max(Timestamp)
  FROM DeviceNetworkEvents
  GROUP BY DeviceId, RemoteUrl
  HAVING Count >= 40`;

/** Groups by two columns, of which a million events have some 230,000; the few large ones are the answer. */
export const highCardinalityGroups: QueryWorkload = {
  kind: 'query',
  name: 'high-cardinality-groups',
  kql: `
    DeviceNetworkEvents
    | summarize Count = count(), LastSeen = max(Timestamp) by DeviceId, RemoteUrl
    | where Count >= 40`,
  sql: { duckdb: sql, clickhouse: sql, sqlite: sql },
  answer: ['text', 'text', 'number', 'time'],
};
