import type { QueryWorkload } from '../workload.js';

const select = (where: string): string => `
  SELECT DeviceName, InitiatingProcessFileName, count(*), max(Timestamp)
  FROM DeviceNetworkEvents
  WHERE ${where}
  GROUP BY DeviceName, InitiatingProcessFileName`;

/** A search for text inside the longest column, in any case. */
export const commandLineSubstring: QueryWorkload = {
  kind: 'query',
  name: 'command-line-substring',
  kql: `
    DeviceNetworkEvents
    | where InitiatingProcessCommandLine contains 'invoke-webrequest'
    | summarize Count = count(), LastSeen = max(Timestamp) by DeviceName, InitiatingProcessFileName`,
  sql: {
    duckdb: select(`contains(lower(InitiatingProcessCommandLine), 'invoke-webrequest')`),
    clickhouse: select(`lower(InitiatingProcessCommandLine) LIKE '%invoke-webrequest%'`),
    sqlite: select(`InitiatingProcessCommandLine LIKE '%invoke-webrequest%'`),
  },
  answer: ['text', 'text', 'number', 'time'],
};
