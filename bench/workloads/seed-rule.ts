import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { QueryWorkload } from '../workload.js';

const rule = new URL(
  '../../src/rules/library/distant-desktop/distant-desktop-network-connection.yaml',
  import.meta.url,
);

const company = 'InitiatingProcessVersionInfoCompanyName';
const product = 'InitiatingProcessVersionInfoProductName';
const domains = ['distantdesktop.com', 'signalserver.xyz'] as const;

/** A regular expression for Kusto's `has`: no letter or digit goes on at either end. */
const term = (...phrases: readonly string[]): string =>
  String.raw`(?i)(^|[^\p{L}\p{N}])(${phrases.map((phrase) => phrase.replaceAll('.', String.raw`\.`)).join('|')})($|[^\p{L}\p{N}])`;

const backslashes = (pattern: string): string => pattern.replaceAll('\\', '\\\\');

/** The search for a substring goes first: it is cheaper, and what it leaves is little. */
const duckdb = (column: string, ...phrases: readonly string[]): string => {
  const contains = phrases.map((phrase) => `contains(lower(${column}), '${phrase}')`).join(' OR ');
  return `(${contains}) AND regexp_matches(${column}, '${term(...phrases)}')`;
};

const clickhouse = (column: string, ...phrases: readonly string[]): string =>
  `match(${column}, '${backslashes(term(...phrases))}')`;

const sqlite = (column: string, ...phrases: readonly string[]): string => {
  const each = phrases.map((phrase) => `(${column} LIKE '%${phrase}%' AND has(${column}, '${phrase}'))`);
  return `(${each.join(' OR ')})`;
};

/** The bundled DistantDesktop rule. */
export const seedRule: QueryWorkload = {
  kind: 'query',
  name: 'seed-rule',
  kql: queryOf(load(readFileSync(rule, 'utf8'))),
  sql: {
    duckdb: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), list(DISTINCT ReportId), count(*)
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN TIMESTAMP_NS '{from}' AND TIMESTAMP_NS '{now}'
        AND ${duckdb(company, 'distant software')}
        AND ${duckdb(product, 'distant desktop')}
        AND ${duckdb('RemoteUrl', ...domains)}
      GROUP BY DeviceId, DeviceName, RemoteUrl`,
    clickhouse: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), groupUniqArray(ReportId), count()
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN parseDateTime64BestEffort('{from}', 7, 'UTC') AND parseDateTime64BestEffort('{now}', 7, 'UTC')
        AND ${clickhouse(company, 'distant software')}
        AND ${clickhouse(product, 'distant desktop')}
        AND ${clickhouse('RemoteUrl', ...domains)}
      GROUP BY DeviceId, DeviceName, RemoteUrl`,
    sqlite: `
      SELECT DeviceId, DeviceName, RemoteUrl, min(Timestamp), max(Timestamp), json_group_array(DISTINCT ReportId), count(*)
      FROM DeviceNetworkEvents
      WHERE Timestamp BETWEEN '{from}' AND '{now}'
        AND ${sqlite(company, 'distant software')}
        AND ${sqlite(product, 'distant desktop')}
        AND ${sqlite('RemoteUrl', ...domains)}
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
