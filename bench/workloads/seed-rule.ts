import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { QueryWorkload } from '../workload.js';
import { clickhouseTerm, duckdbTerm, sqliteTerm } from './terms.js';

const rule = new URL(
  '../../src/rules/library/distant-desktop/distant-desktop-network-connection.yaml',
  import.meta.url,
);

const company = 'InitiatingProcessVersionInfoCompanyName';
const product = 'InitiatingProcessVersionInfoProductName';
const domains = ['distantdesktop.com', 'signalserver.xyz'] as const;

/** The bundled DistantDesktop rule. */
export const seedRule: QueryWorkload = {
  kind: 'query',
  name: 'seed-rule',
  cold: true,
  kql: queryOf(load(readFileSync(rule, 'utf8'))),
  sql: {
    duckdb: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), list(DISTINCT ReportId), count(*)
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN TIMESTAMP_NS '{from}' AND TIMESTAMP_NS '{now}'
        AND ${duckdbTerm(company, 'distant software')}
        AND ${duckdbTerm(product, 'distant desktop')}
        AND ${duckdbTerm('RemoteUrl', ...domains)}
      GROUP BY DeviceId, DeviceName, RemoteUrl`,
    clickhouse: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), groupUniqArray(ReportId), count()
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN parseDateTime64BestEffort('{from}', 7, 'UTC') AND parseDateTime64BestEffort('{now}', 7, 'UTC')
        AND ${clickhouseTerm(company, 'distant software')}
        AND ${clickhouseTerm(product, 'distant desktop')}
        AND ${clickhouseTerm('RemoteUrl', ...domains)}
      GROUP BY DeviceId, DeviceName, RemoteUrl`,
    sqlite: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), json_group_array(DISTINCT ReportId), count(*)
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN '{from}' AND '{now}'
        AND ${sqliteTerm(company, 'distant software')}
        AND ${sqliteTerm(product, 'distant desktop')}
        AND ${sqliteTerm('RemoteUrl', ...domains)}
      GROUP BY DeviceId, DeviceName, RemoteUrl`,
  },
  answer: ['text', 'text', 'text', 'time', 'time', 'set of numbers', 'number'],
};

function queryOf(document: unknown): string {
  if (typeof document === 'object' && document !== null && 'query' in document && typeof document.query === 'string') {
    return document.query;
  }
  throw new Error(`${rule.pathname} has no query`);
}
