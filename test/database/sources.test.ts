import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, StoreError } from '../../src/index.js';

const TABLE = { table: 'DeviceNetworkEvents' };
const HEADER = 'Timestamp,DeviceName,ReportId,RemotePort\n';
const line = (n: number) => `2024-05-01T10:00:0${n}Z,pc,${n},${n}\n`;

let folder: string;
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-sources-'));
  database = openDatabase(':memory:');
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  const location = path.join(folder, name);
  writeFileSync(location, text);
  return location;
}

const count = () => [...database.query('DeviceNetworkEvents | count').rows][0]?.[0];

describe('sources', () => {
  it('say what was ingested', async () => {
    const a = file('a.csv', HEADER + line(1) + line(2));
    await database.ingest(a, TABLE);
    expect(database.sources()).toMatchObject([
      { id: 1, name: a, path: a, format: 'csv', tables: [{ name: 'DeviceNetworkEvents', rows: 2 }], rejected: 0 },
    ]);
  });

  it('are forgotten by id, path, name or the beginning of their hash', async () => {
    const a = file('a.csv', HEADER + line(1));
    const names = [
      () => 1,
      () => '1',
      () => a,
      () => path.relative(process.cwd(), a),
      () => path.join(folder, '.', 'x', '..', 'a.csv'),
      () => database.sources()[0]?.hash?.slice(0, 6) ?? '',
      () => database.sources()[0]?.hash?.toUpperCase() ?? '',
    ];
    for (const name of names) {
      const own = openDatabase(':memory:');
      await own.ingest(a, TABLE);
      await database.ingest(a, TABLE);
      expect(own.forget(name())).toMatchObject({ rows: 1, rejected: 0, incomplete: [] });
      expect(own.sources()).toEqual([]);
      own.close();
    }
  });

  it('that nobody knows, or that may be several, are refused with the candidates', async () => {
    await database.ingest({ name: 'a.csv', bytes: Buffer.from(HEADER + line(1)) }, TABLE);
    await database.ingest({ name: 'a.csv', bytes: Buffer.from(HEADER + line(2)) }, TABLE);
    for (const name of ['b.csv', 7, database.sources()[0]?.hash?.slice(0, 5) ?? '']) {
      expect(() => database.forget(name)).toThrow(`there is no source '${name}'`);
    }
    expect(() => database.forget('a.csv')).toThrow(StoreError);
    expect(() => database.forget('a.csv')).toThrow(
      /^'a.csv' names 2 sources; give the id of one\n {2}1: a.csv, ingested \d.*, hash [0-9a-f]{12}\n {2}2: a.csv/,
    );
    expect(count()).toBe(2);
  });

  it('that continue another are forgotten with it, and named by its path', async () => {
    const rows = [1, 2, 3].map((n) => `{"Timestamp":"2024-05-01T10:00:0${n}Z","DeviceName":"pc"}\n`);
    for (const length of [1, 2, 3]) await database.ingest(file('PT1H.json', rows.slice(0, length).join('')), TABLE);
    const other = file('b.csv', HEADER + line(9));
    await database.ingest(other, TABLE);
    expect(count()).toBe(4);
    expect(database.forget(3)).toMatchObject({ sources: [{ id: 3 }], rows: 1 });
    expect(database.forget(path.join(folder, 'PT1H.json'))).toMatchObject({ sources: [{ id: 1 }, { id: 2 }], rows: 2 });
    expect(database.sources()).toMatchObject([{ id: 4, name: other }]);
    await database.ingest(path.join(folder, 'PT1H.json'), TABLE);
    expect(count()).toBe(4);
  });

  it('that left out duplicates of a forgotten one are named', async () => {
    await database.ingest(file('a.csv', HEADER + line(1)), TABLE);
    const b = file('b.csv', HEADER + line(2) + line(1));
    await database.ingest(b, { ...TABLE, dedupe: true });
    expect(database.forget(1).incomplete).toMatchObject([{ id: 2, duplicates: 1 }]);
    const { files } = await database.ingest(b, TABLE);
    expect(files[0]).toMatchObject({
      status: 'known',
      notes: ['1 of its rows were left out as duplicates; --dedupe adds those that are not there any more'],
    });
    await database.ingest(b, { ...TABLE, dedupe: true });
    expect(count()).toBe(2);
  });
});

describe('rejected rows', () => {
  it('are read by source, table and kind, any number of times', async () => {
    const a = file('a.csv', `${HEADER}2024-05-01T10:00:00Z,pc,1,many\nshort\n`);
    const b = file('b.csv', 'Computer,EventID\nx,y,z\n');
    await database.ingest(a, TABLE);
    await database.ingest(b, { table: 'SecurityEvent' });
    const lines = (options = {}) => [...database.rejects(options)].map(({ sourceId, line }) => `${sourceId}:${line}`);
    expect(lines().sort()).toEqual(['1:2', '1:3', '2:2']);
    expect(lines({ taken: false })).toEqual(['1:3', '2:2']);
    expect(lines({ taken: true })).toEqual(['1:2']);
    expect(lines({ source: b })).toEqual(['2:2']);
    expect(lines({ table: 'DeviceNetworkEvents', taken: false })).toEqual(['1:3']);
    expect(lines({ table: 'Nothing' })).toEqual([]);
    const rows = database.rejects({ source: 1 });
    expect([...rows]).toEqual([...rows]);
    expect(() => database.rejects({ source: 'c.csv' })).toThrow("there is no source 'c.csv'");
  });

  it('go with their source', async () => {
    await database.ingest(file('a.csv', `${HEADER}short\n`), TABLE);
    expect(database.forget(1)).toMatchObject({ rows: 0, rejected: 1 });
    expect([...database.rejects()]).toEqual([]);
  });
});
