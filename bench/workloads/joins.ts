import type { QueryWorkload } from '../workload.js';

const inner = `
  SELECT e.DeviceId, count(*)
  FROM DeviceNetworkEvents e JOIN (
    SELECT DISTINCT DeviceId, RemoteUrl FROM DeviceNetworkEvents WHERE ActionType = 'ConnectionFailed'
  ) f ON e.DeviceId = f.DeviceId AND coalesce(e.RemoteUrl, '') = coalesce(f.RemoteUrl, '')
  WHERE e.RemotePort = 443
  GROUP BY e.DeviceId`;

/** Events beside the failed connections of the same device to the same address. */
export const innerJoin: QueryWorkload = {
  kind: 'query',
  name: 'inner-join',
  kql: `
    DeviceNetworkEvents
    | where RemotePort == 443
    | join kind=inner (
        DeviceNetworkEvents | where ActionType == 'ConnectionFailed' | distinct DeviceId, RemoteUrl
      ) on DeviceId, RemoteUrl
    | summarize Count = count() by DeviceId`,
  sql: { duckdb: inner, clickhouse: inner, sqlite: inner },
  answer: ['text', 'number'],
};

const anti = `
  SELECT DeviceId, count(*)
  FROM (
    SELECT DISTINCT DeviceId, coalesce(RemoteIP, '') AS Ip FROM DeviceNetworkEvents
    EXCEPT
    SELECT DeviceId, coalesce(RemoteIP, '') AS Ip FROM DeviceNetworkEvents WHERE ActionType = 'ConnectionFailed'
  ) AS Rest
  GROUP BY DeviceId`;

/** The addresses to which no connection of a device failed. */
export const antiJoin: QueryWorkload = {
  kind: 'query',
  name: 'anti-join',
  kql: `
    DeviceNetworkEvents
    | distinct DeviceId, RemoteIP
    | join kind=leftanti (
        DeviceNetworkEvents | where ActionType == 'ConnectionFailed' | distinct DeviceId, RemoteIP
      ) on DeviceId, RemoteIP
    | summarize Count = count() by DeviceId`,
  sql: { duckdb: anti, clickhouse: anti, sqlite: anti },
  answer: ['text', 'number'],
};
