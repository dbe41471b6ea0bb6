import type { QueryWorkload } from '../workload.js';
import { clickhouseTerm, duckdbTerm, sqliteTerm } from './terms.js';

const column = 'InitiatingProcessCommandLine';

const select = (where: string): string => `
  SELECT DeviceName, count(*)
  FROM DeviceNetworkEvents
  WHERE ${where}
  GROUP BY DeviceName`;

const workload = (name: string, term: string): QueryWorkload => ({
  kind: 'query',
  name,
  kql: `DeviceNetworkEvents | where ${column} has '${term}' | summarize Count = count() by DeviceName`,
  sql: {
    duckdb: select(duckdbTerm(column, term)),
    clickhouse: select(clickhouseTerm(column, term)),
    sqlite: select(sqliteTerm(column, term)),
  },
  answer: ['text', 'number'],
});

/** A term of a command line in ten thousand. */
export const commandLineRareTerm = workload('command-line-rare-term', 'distantdesktop');

/** A term of every third command line. */
export const commandLineFrequentTerm = workload('command-line-frequent-term', 'program');
