import type { QueryWorkload } from '../workload.js';

const sql = `
  SELECT Timestamp, DeviceId, ReportId, RemoteUrl, InitiatingProcessCommandLine
  FROM DeviceNetworkEvents
  ORDER BY Timestamp DESC
  LIMIT 100`;

/** The hundred newest events. */
export const newestEvents: QueryWorkload = {
  kind: 'query',
  name: 'newest-events',
  kql: `
    DeviceNetworkEvents
    | top 100 by Timestamp desc
    | project Timestamp, DeviceId, ReportId, RemoteUrl, InitiatingProcessCommandLine`,
  sql: { duckdb: sql, clickhouse: sql, sqlite: sql },
  answer: ['time', 'text', 'number', 'text', 'text'],
};
