import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Batch } from '../../src/engine/values/batch.js';
import type { Column } from '../../src/engine/values/types.js';
import { constantVector } from '../../src/engine/values/vector.js';
import { Store, StoreError } from '../../src/store/store.js';
import { rowsOf, write } from './rows.js';

const COLUMNS: readonly Column[] = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'Text', type: 'string' },
];
const SOURCE = { name: 'export.csv', path: null, format: 'csv' };

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-store-'));
  file = path.join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeEvents(): void {
  const store = Store.open(file);
  write(store, 'T', COLUMNS, [{ Timestamp: 1n, Text: 'x' }]);
  store.close();
}

describe('opening', () => {
  it('makes a database of one file, which others open', () => {
    writeEvents();
    expect(readdirSync(folder)).toEqual(['events.db']);
    for (const options of [{}, { create: false }, { readOnly: true }]) {
      const store = Store.open(file, options);
      expect(rowsOf(store, 'T')).toEqual([{ Timestamp: 1n, Text: 'x' }]);
      store.close();
    }
  });

  it('takes an empty file for a new database', () => {
    writeFileSync(file, '');
    writeEvents();
    expect(readFileSync(file).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  it.each<[string, () => void, object, string]>([
    ['a missing file', () => {}, { create: false }, 'no such database; ingest an export into it to make it'],
    ['a missing file, to read', () => {}, { readOnly: true }, 'no such database; ingest an export into it to make it'],
    [
      'an empty file, to read',
      () => writeFileSync(file, ''),
      { readOnly: true },
      'the file is empty; ingest an export into it',
    ],
    ['text', () => writeFileSync(file, 'Timestamp,Text\n'.repeat(500)), {}, 'this is not a kqlocal database'],
    ['a short text', () => writeFileSync(file, 'x'), {}, 'this is not a kqlocal database'],
    ['another SQLite database', () => foreign('CREATE TABLE t (a)'), {}, 'this is not a kqlocal database'],
    [
      'a newer database',
      () => {
        writeEvents();
        foreign('PRAGMA user_version = 999');
      },
      {},
      'the database has format 999, this kqlocal reads format 2; use a newer kqlocal',
    ],
  ])('refuses %s', (_, make, options, message) => {
    make();
    const before = existsSync(file) ? readFileSync(file) : null;
    expect(() => Store.open(file, options)).toThrow(new StoreError(`${file}: ${message}`));
    expect(existsSync(file) ? readFileSync(file) : null).toEqual(before);
  });

  it('refuses folders', () => {
    expect(() => Store.open(folder)).toThrow(`${folder}: this is a folder; give the path of a database file`);
    const missing = path.join(folder, 'none', 'events.db');
    expect(() => Store.open(missing)).toThrow(`${path.join(folder, 'none')}: no such folder`);
    expect(() => Store.open(path.join(folder, 'x'.repeat(300)))).toThrow(StoreError);
  });

  it('tells a cut file from a whole one', () => {
    writeEvents();
    truncateSync(file, 40_000);
    expect(() => {
      const store = Store.open(file);
      rowsOf(store, 'T');
    }).toThrow(`${file}: the database is damaged`);
  });

  it.skipIf(process.getuid?.() === 0)('needs no right to write in order to read', () => {
    writeEvents();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    const store = Store.open(file, { readOnly: true });
    expect(rowsOf(store, 'T')).toHaveLength(1);
    store.close();
    chmodSync(folder, 0o755);
  });
});

function foreign(sql: string): void {
  const connection = new Database(file);
  connection.exec(sql);
  connection.close();
}

it('a database that is open for reading takes no changes', () => {
  writeEvents();
  const store = Store.open(file, { readOnly: true });
  const message = `${file}: the database is open for reading only`;
  expect(() => store.begin(SOURCE)).toThrow(message);
  expect(() => store.createTable('U', [])).toThrow(message);
  expect(() => store.forget(1)).toThrow(message);
  expect(() => store.compact()).toThrow(message);
  store.close();
});

describe('two at once', () => {
  const busy = 'the database is busy: another process is using it; try again when that has finished';

  it('cannot both write', () => {
    writeEvents();
    const one = Store.open(file);
    const other = Store.open(file, { timeout: 50 });
    const ingest = one.begin(SOURCE);
    ingest.table('T', COLUMNS).append(new Batch(1, [['Text', constantVector('string', 'y', 1)]]));
    expect(() => other.begin(SOURCE)).toThrow(new StoreError(`${file}: ${busy}`));
    expect(() => other.createTable('U', [])).toThrow(busy);
    expect(rowsOf(other, 'T')).toHaveLength(1);
    ingest.commit({ hash: null, bytes: null });
    expect(rowsOf(other, 'T')).toHaveLength(2);
    write(other, 'T', COLUMNS, [{ Text: 'z' }]);
    expect(rowsOf(one, 'T').map((row) => row.Text)).toEqual(['x', 'y', 'z']);
    one.close();
    other.close();
  });

  it('see what the other has added', () => {
    writeEvents();
    const reader = Store.open(file, { readOnly: true });
    const writer = Store.open(file);
    write(writer, 'U', [{ name: 'N', type: 'int' }], [{ N: 1 }], { hash: 'u' });
    expect(reader.tables().map((table) => table.name)).toEqual(['T', 'U']);
    expect(reader.findSource('u')?.tables).toEqual([{ name: 'U', rows: 1 }]);
    reader.close();
    writer.close();
  });

  it('can be two processes', () => {
    const store = Store.open(file);
    const ingest = store.begin(SOURCE);
    const script = `
      const { Store } = await import('./src/store/store.ts');
      try {
        Store.open(process.argv[1], { timeout: 50 }).begin({ name: 'b', path: null, format: 'csv' });
        console.log('both write');
      } catch (error) {
        console.log(String(error));
      }`;
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script, file]);
    expect(stdout.toString()).toContain(`StoreError: ${file}: ${busy}`);
    ingest.rollback();
    store.close();
  });
});

it('a commit that finds the database in use can be tried again', () => {
  writeEvents();
  const store = Store.open(file, { timeout: 50 });
  const reader = new Database(file, { readonly: true });
  const ingest = store.begin(SOURCE);
  ingest.table('T', COLUMNS).append(new Batch(1, [['Text', constantVector('string', 'y', 1)]]));
  const rows = reader.prepare('SELECT * FROM tables, columns, segments').iterate();
  rows.next();
  expect(() => ingest.commit({ hash: 'h', bytes: 1 })).toThrow('the database is busy');
  rows.return?.();
  reader.close();
  expect(ingest.commit({ hash: 'h', bytes: 1 }).tables).toEqual([{ name: 'T', rows: 1 }]);
  expect(rowsOf(store, 'T')).toHaveLength(2);
  store.close();
});

it('forgetting leaves nothing of a source behind', () => {
  const store = Store.open(file);
  write(store, 'T', COLUMNS, [{ Timestamp: 1n, Text: 'a term' }], { name: 'a' });
  const ingest = store.begin(SOURCE);
  ingest.reject({ table: 'T', line: 1, reason: 'short', raw: 'x' });
  ingest.table('T', COLUMNS).append(new Batch(2 ** 17 + 1, [['Text', constantVector('string', 'y', 2 ** 17 + 1)]]));
  ingest.commit({ hash: 'b', bytes: 1 });
  expect(rowsIn('segments')).toBe(3);
  store.forget(1);
  store.forget(2);
  for (const table of ['sources', 'segments', 'segment_columns', 'blobs', 'rejects']) expect(rowsIn(table)).toBe(0);
  expect(store.tables()).toMatchObject([{ name: 'T', rows: 0, bytes: 0, time: { oldest: null, newest: null } }]);
  store.close();
});

function rowsIn(table: string): unknown {
  const database = new Database(file, { readonly: true });
  const count = database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  database.close();
  return count;
}

it('forgetting makes room, and compacting gives it back', () => {
  const store = Store.open(file);
  const texts = Array.from({ length: 20_000 }, () => ({ Text: randomBytes(40).toString('hex') }));
  write(store, 'T', COLUMNS, texts);
  const size = () => readFileSync(file).length;
  const full = size();
  store.forget(1);
  expect(size()).toBe(full);
  store.compact();
  expect(size()).toBeLessThan(full / 2);
  store.close();
});
