import type { QueryWorkload } from '../workload.js';

const select = (hour: string, set: string): string => `
  SELECT ${hour} AS Hour, count(DISTINCT DeviceId), ${set}
  FROM DeviceNetworkEvents
  GROUP BY Hour`;

/** What differs in each hour of a week: the devices, counted, and the ports, as a set. */
export const hourlySets: QueryWorkload = {
  kind: 'query',
  name: 'hourly-sets',
  kql: `
    DeviceNetworkEvents
    | summarize Devices = count_distinct(DeviceId), Ports = make_set(RemotePort) by Hour = bin(Timestamp, 1h)`,
  sql: {
    duckdb: select(
      `date_trunc('hour', Timestamp)::TIMESTAMP_NS`,
      'list(DISTINCT RemotePort) FILTER (WHERE RemotePort IS NOT NULL)',
    ),
    clickhouse: select('toDateTime64(toStartOfHour(Timestamp), 7)', 'groupUniqArray(RemotePort)'),
    sqlite: select(
      `substr(Timestamp, 1, 13) || ':00:00.0000000Z'`,
      'json_group_array(DISTINCT RemotePort) FILTER (WHERE RemotePort IS NOT NULL)',
    ),
  },
  answer: ['time', 'number', 'set of numbers'],
};
