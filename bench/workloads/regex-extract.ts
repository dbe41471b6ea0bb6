import type { QueryWorkload } from '../workload.js';

const pattern = '([a-z0-9-]+[.][a-z]+)$';

const select = (domain: string): string => `
  SELECT ${domain} AS Domain, count(*) AS Count
  FROM DeviceNetworkEvents
  GROUP BY Domain
  HAVING Count >= 100`;

/** The domain of each address by a regular expression. */
export const regexExtract: QueryWorkload = {
  kind: 'query',
  name: 'regex-extract',
  kql: `
    DeviceNetworkEvents
    | summarize Count = count() by Domain = extract('${pattern}', 1, RemoteUrl)
    | where Count >= 100`,
  sql: {
    duckdb: select(`regexp_extract(coalesce(RemoteUrl, ''), '${pattern}', 1)`),
    clickhouse: select(`extract(RemoteUrl, '${pattern}')`),
    sqlite: select(`regexp_extract(coalesce(RemoteUrl, ''), '${pattern}')`),
  },
  answer: ['text', 'number'],
};
