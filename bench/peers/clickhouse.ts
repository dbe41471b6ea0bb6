import { query, Session } from 'chdb';
import { columns } from '../../datasets/device-network-event.js';
import type { Peer, PeerKind, Row } from '../peer.js';
import { type FileFormat, sqlOf } from '../workload.js';

const types = {
  datetime: "Nullable(DateTime64(7, 'UTC'))",
  string: 'String',
  int: 'Nullable(Int32)',
  long: 'Nullable(Int64)',
  bool: 'Nullable(Bool)',
};

/** Texts with more different values than a dictionary is good for. */
const various = new Set([
  'RemoteIP',
  'RemoteUrl',
  'LocalIP',
  'InitiatingProcessCommandLine',
  'AdditionalFields',
  'InitiatingProcessUniqueId',
]);

const structure = columns
  .map(({ name, type }) => {
    if (name === 'Timestamp') return `${name} DateTime64(7, 'UTC')`;
    return `${name} ${type === 'string' && !various.has(name) ? 'LowCardinality(String)' : types[type]}`;
  })
  .join(', ');

const formats: Record<FileFormat, string> = { csv: 'CSVWithNames', jsonl: 'JSONEachRow' };

function source(file: string, format: FileFormat): string {
  return `SELECT * FROM file('${file}', '${formats[format]}', '${structure.replaceAll("'", "\\'")}')
    SETTINGS date_time_input_format = 'best_effort', input_format_null_as_default = 1`;
}

async function open(path: string): Promise<Peer> {
  const session = new Session(path);
  return {
    async ingest(file, format) {
      session.query(`CREATE TABLE DeviceNetworkEvents (${structure}) ENGINE = MergeTree ORDER BY Timestamp`);
      session.query(`INSERT INTO DeviceNetworkEvents ${source(file, format)}`);
      return Number(session.query('SELECT count() FROM DeviceNetworkEvents', 'CSV'));
    },
    async query(workload, now) {
      const texts = sqlOf(workload, 'clickhouse', now).map((sql) => session.query(sql, 'JSONCompactEachRow'));
      return texts
        .join('')
        .split('\n')
        .flatMap((line): Row[] => (line === '' ? [] : [JSON.parse(line)]));
    },
    isoTime: (cell) => `${String(cell).replace(' ', 'T')}Z`,
    async close() {
      session.cleanup();
    },
  };
}

const title = `ClickHouse ${JSON.parse(query('SELECT version()', 'JSONCompactEachRow'))[0]} (chdb)`;

export const clickhouse: PeerKind = { name: 'clickhouse', title, open };
