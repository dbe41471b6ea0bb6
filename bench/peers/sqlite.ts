import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse';
import { columns } from '../../datasets/device-network-event.js';
import type { Peer, PeerKind, Row } from '../peer.js';
import { type FileFormat, sqlOf } from '../workload.js';

const types = { datetime: 'TEXT', string: 'TEXT', int: 'INTEGER', long: 'INTEGER', bool: 'INTEGER' };
const structure = columns.map(({ name, type }) => `${name} ${types[type]}`).join(', ');

/** Rows as arrays in the order of the columns. */
async function* rowsOf(file: string, format: FileFormat): AsyncGenerator<unknown[]> {
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  if (format === 'csv') {
    for await (const record of bytes.pipe(parse({ from: 2 }))) yield record.map((cell: string) => cell || null);
    return;
  }
  for await (const line of createInterface({ input: bytes })) {
    const event = JSON.parse(line);
    yield columns.map(({ name }) => (typeof event[name] === 'boolean' ? Number(event[name]) : event[name]));
  }
}

async function open(path: string): Promise<Peer> {
  const database = new Database(path);
  database.pragma('journal_mode = wal');
  database.pragma('synchronous = normal');
  database.function('has', { deterministic: true }, (text, phrase) =>
    Number(termPattern(String(phrase)).test(String(text))),
  );
  database.function('regexp_extract', { deterministic: true }, (text, pattern) => {
    return new RegExp(String(pattern)).exec(String(text))?.[1] ?? '';
  });
  return {
    async ingest(file, format) {
      database.exec(`CREATE TABLE DeviceNetworkEvents (${structure})`);
      const insert = database.prepare(`INSERT INTO DeviceNetworkEvents VALUES (${columns.map(() => '?').join(', ')})`);
      database.exec('BEGIN');
      let rows = 0;
      for await (const row of rowsOf(file, format)) {
        insert.run(row);
        rows++;
      }
      database.exec('COMMIT');
      return rows;
    },
    async query(workload, now) {
      const rows = sqlOf(workload, 'sqlite', now).flatMap((sql) => database.prepare<[], Row>(sql).raw().all());
      return rows.map((row) =>
        row.map((cell) => (typeof cell === 'string' && cell.startsWith('[') ? JSON.parse(cell) : cell)),
      );
    },
    isoTime: String,
    async close() {
      database.close();
    },
  };
}

const patterns = new Map<string, RegExp>();

function termPattern(phrase: string): RegExp {
  const escaped = phrase.replace(/[^\w\s]/g, String.raw`\$&`);
  const pattern = patterns.get(phrase) ?? new RegExp(String.raw`(?<![\p{L}\p{N}])${escaped}(?![\p{L}\p{N}])`, 'iu');
  patterns.set(phrase, pattern);
  return pattern;
}

const version = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get();

export const sqlite: PeerKind = { name: 'sqlite', title: `SQLite ${String(version)}, a table of rows`, open };
