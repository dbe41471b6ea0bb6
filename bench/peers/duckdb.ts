import { DuckDBInstance, DuckDBListValue, DuckDBTimestampNanosecondsValue, version } from '@duckdb/node-api';
import { columns } from '../../datasets/device-network-event.js';
import type { Peer, PeerKind, Row } from '../peer.js';
import { type FileFormat, sqlOf } from '../workload.js';

const types = { datetime: 'TIMESTAMP_NS', string: 'VARCHAR', int: 'INTEGER', long: 'BIGINT', bool: 'BOOLEAN' };
const structure = columns.map(({ name, type }) => `'${name}': '${types[type]}'`).join(', ');

const readers: Record<FileFormat, (file: string) => string> = {
  csv: (file) =>
    `SELECT * FROM read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', columns = {${structure}})`,
  jsonl: (file) => `SELECT * FROM read_json('${file}', format = 'newline_delimited', columns = {${structure}})`,
};

async function open(path: string): Promise<Peer> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  return {
    async ingest(file, format) {
      await connection.run(`CREATE TABLE DeviceNetworkEvents AS ${readers[format](file)}`);
      await connection.run('CHECKPOINT');
      const count = await connection.runAndReadAll('SELECT count(*) FROM DeviceNetworkEvents');
      return Number(count.getRows()[0]?.[0]);
    },
    async query(workload, now) {
      const rows: Row[] = [];
      for (const sql of sqlOf(workload, 'duckdb', now)) {
        const answer = await connection.runAndReadAll(sql);
        for (const row of answer.getRows()) {
          rows.push(row.map((cell) => (cell instanceof DuckDBListValue ? cell.items : cell)));
        }
      }
      return rows;
    },
    isoTime(cell) {
      if (!(cell instanceof DuckDBTimestampNanosecondsValue)) throw new Error(`no time: ${String(cell)}`);
      const milliseconds = cell.nanos / 1_000_000n;
      const ticks = (cell.nanos / 100n) % 10_000n;
      return new Date(Number(milliseconds)).toISOString().replace('Z', `${String(ticks).padStart(4, '0')}Z`);
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

export const duckdb: PeerKind = { name: 'duckdb', title: `DuckDB ${version()}`, open };
