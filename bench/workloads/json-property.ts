import type { QueryWorkload } from '../workload.js';

const select = (property: string): string => `
  SELECT ActionType, count(*)
  FROM DeviceNetworkEvents
  WHERE ${property} = 'Out'
  GROUP BY ActionType`;

/** A filter by a property of JSON texts, which every fourth event has, nearly each another one. */
export const jsonProperty: QueryWorkload = {
  kind: 'query',
  name: 'json-property',
  kql: `
    DeviceNetworkEvents
    | where tostring(parse_json(AdditionalFields).direction) == 'Out'
    | summarize Count = count() by ActionType`,
  sql: {
    duckdb: select(`json_extract_string(AdditionalFields, '$.direction')`),
    clickhouse: select(`JSONExtractString(AdditionalFields, 'direction')`),
    sqlite: select(`json_extract(AdditionalFields, '$.direction')`),
  },
  answer: ['text', 'number'],
};
