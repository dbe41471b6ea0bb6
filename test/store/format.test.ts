import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, FORMAT_VERSION } from '../../src/store/format.js';
import { Store } from '../../src/store/store.js';
import { rowsOf, write } from './rows.js';

const COLUMNS = [{ name: 'N', type: 'long' }] as const;

/** What a database of format 1 has that is not as it is now. */
const OLD_TABLES = `
CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  path TEXT,
  format TEXT NOT NULL,
  hash TEXT,
  bytes INTEGER,
  ingested_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sources_by_hash ON sources (hash);
CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources,
  table_name TEXT,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;
CREATE INDEX rejects_by_source ON rejects (source_id);
INSERT INTO sources VALUES (1, 'a.csv', '/exports/a.csv', 'csv', 'abc', 100, 42);
INSERT INTO rejects VALUES
  (1, 1, 'T', 7, 'N: "x" is no long; it is null', 'x'),
  (2, 1, NULL, 9, '2 fields where there are 1 columns', '1,2');
`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-format-'));
  file = path.join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as format 1 has it, with a row of a table. */
function makeOld(): void {
  const store = Store.open(file);
  write(store, 'T', COLUMNS, [{ N: 5n }]);
  store.close();
  const database = new Database(file);
  database.pragma('foreign_keys = OFF');
  database.exec(`DROP TABLE sources; DROP TABLE rejects; ${OLD_TABLES}`);
  database.pragma('user_version = 1');
  database.close();
}

function versionIn(): unknown {
  const database = new Database(file, { readonly: true });
  const version = database.pragma('user_version', { simple: true });
  const id = database.pragma('application_id', { simple: true });
  database.close();
  expect(id).toBe(APPLICATION_ID);
  return version;
}

describe('a database of an older format', () => {
  it.each([true, false])('is brought up when it is opened, to read only: %s', (readOnly) => {
    makeOld();
    const store = Store.open(file, { readOnly });
    expect(versionIn()).toBe(FORMAT_VERSION);
    expect(rowsOf(store, 'T')).toEqual([{ N: 5n }]);
    expect(store.sources()).toEqual([
      {
        id: 1,
        name: 'a.csv',
        path: '/exports/a.csv',
        format: 'csv',
        hash: 'abc',
        bytes: 100,
        ingestedAt: 42n,
        tables: [{ name: 'T', rows: 1 }],
        rejected: 1,
        incomplete: 1,
        duplicates: 0,
        header: null,
        continues: null,
      },
    ]);
    expect([...store.rejects()].map(({ line, taken }) => [line, taken])).toEqual([
      [7, true],
      [9, false],
    ]);
    store.close();
  });

  it('is as a new one afterwards', () => {
    makeOld();
    const store = Store.open(file);
    const ingest = store.begin({ name: 'b.csv', path: null, format: 'csv', continues: 1 });
    ingest.reject({ table: null, line: 1, reason: 'short', raw: '' });
    ingest.commit({ hash: 'def', bytes: 1, header: 'N', duplicates: 3 });
    expect(store.sources()[1]).toMatchObject({ continues: 1, header: 'N', duplicates: 3, rejected: 1 });
    store.forget(1);
    expect(store.sources()).toEqual([]);
    store.close();
    Store.open(file).close();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('says where it cannot be brought up', () => {
    makeOld();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    expect(() => Store.open(file, { readOnly: true })).toThrow(
      'the database has an older format and cannot be brought up to format 2; open a copy of it where files may be written',
    );
    chmodSync(folder, 0o755);
  });
});
