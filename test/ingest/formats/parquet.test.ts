import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { zip } from '../inputs/zip-archive.js';
import { content, storedRows, storedTypes, withIngested } from '../stored-rows.js';

// Written by DuckDB 1.4: a row of values and a row of nulls.
const DUCKDB = readFileSync(new URL('duckdb.parquet', import.meta.url));

interface Source {
  readonly name: string;
  readonly data: unknown[];
}

/** A file of these columns. */
function parquetOf(columns: readonly Source[], elements: readonly SchemaElement[], rowGroupSize = 1000): Buffer {
  const schema = [{ name: 'root', num_children: elements.length }, ...elements];
  return Buffer.from(parquetWriteBuffer({ columnData: [...columns], schema, rowGroupSize }));
}

const OPTIONAL = { repetition_type: 'OPTIONAL' } as const;

describe('a Parquet file of another program', () => {
  it('has the types that KQL has for its own', async () => {
    await withIngested([content(DUCKDB)], { table: 'T' }, (store) => {
      expect(storedTypes(store, 'T')).toEqual({
        b: 'bool',
        i8: 'int',
        u8: 'int',
        i32: 'int',
        u32: 'long',
        i64: 'long',
        f32: 'real',
        f64: 'real',
        dec9: 'decimal',
        dec38: 'decimal',
        s: 'string',
        u: 'guid',
        ts: 'datetime',
        tz: 'datetime',
        ns: 'datetime',
        d: 'datetime',
        t: 'timespan',
        l: 'dynamic',
        st: 'dynamic',
        m: 'dynamic',
        j: 'dynamic',
        txt: 'string',
        bin: 'string',
      });
    });
  });

  it('has all its values', async () => {
    await withIngested([content(DUCKDB)], { table: 'T' }, (store, { files }) => {
      const columns = Object.keys(storedTypes(store, 'T'));
      const [values = [], nulls = []] = storedRows(store, 'T', columns);
      expect(Object.fromEntries(columns.map((name, i) => [name, values[i]]))).toEqual({
        b: 'True',
        i8: '-5',
        u8: '200',
        i32: '2147483647',
        u32: '4000000000',
        i64: '9007199254740993',
        f32: '1.5',
        f64: '0.1',
        dec9: '12.34',
        dec38: '123456789012345678.123456789',
        s: 'café 😀',
        u: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
        ts: '2024-03-10T01:02:03.4567890Z',
        tz: '2024-03-10T01:02:03.4567890Z',
        ns: '2024-03-10T01:02:03.1234567Z',
        d: '1600-02-03T00:00:00.0000000Z',
        t: '23:59:59.9999990',
        l: '[1,null,3]',
        st: '{"port":443,"when":"2024-03-10T00:00:00.0000000Z","tags":["a\\"b"]}',
        m: '{"k.1":1.25}',
        j: '{"n":9007199254740993,"r":1.0}',
        txt: 'abc',
        bin: '/wA=',
      });
      expect(Object.fromEntries(columns.map((name, i) => [name, nulls[i]]))).toEqual({
        ...Object.fromEntries(columns.map((name) => [name, null])),
        f64: 'NaN',
        s: '',
        txt: '',
        bin: '',
        l: '[]',
        st: '{"port":null,"when":null,"tags":[]}',
      });
      expect(files[0]?.notes).toEqual([
        'bin: binary values were taken in as Base64 (one value)',
        'T.ts: times without a zone were read as UTC; name the zone with --timezone',
        'T.ns: times without a zone were read as UTC; name the zone with --timezone',
      ]);
    });
  });

  it.each([
    ['compressed', [content(gzipSync(DUCKDB))]],
    ['in an archive', [content(zip([{ name: 'a.parquet', data: DUCKDB }]), 'a.zip')]],
    ['from a pipe', [{ name: 'pipe', stream: Readable.from([DUCKDB.subarray(0, 1000), DUCKDB.subarray(1000)]) }]],
  ])('is read %s', async (_, inputs) => {
    await withIngested(inputs, { table: 'T' }, (store, { files }) => {
      expect(files).toMatchObject([{ status: 'ingested', format: 'parquet', rows: 2, bytes: DUCKDB.length }]);
      expect(storedRows(store, 'T', ['s', 'i64'])).toEqual([
        ['café 😀', '9007199254740993'],
        ['', null],
      ]);
    });
  });

  it('has a zone for its local times where the caller names one', async () => {
    await withIngested([content(DUCKDB)], { table: 'T', timezone: 'Asia/Tokyo' }, (store, { files }) => {
      expect(storedRows(store, 'T', ['ts', 'tz'])[0]).toEqual([
        '2024-03-09T16:02:03.4567890Z',
        '2024-03-10T01:02:03.4567890Z',
      ]);
      expect(files[0]?.notes.join()).not.toContain('zone');
    });
  });
});

it('reads row groups one after the other, and rows in slices', async () => {
  const numbers = Array.from({ length: 5000 }, (_, i) => i);
  const data = parquetOf(
    [
      { name: 'n', data: numbers },
      { name: 's', data: numbers.map((n) => (n % 7 === 0 ? null : `row ${n % 100}`)) },
    ],
    [
      { name: 'n', type: 'INT32', ...OPTIONAL },
      { name: 's', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL },
    ],
    700,
  );
  await withIngested([content(data)], { table: 'T' }, (store, { files }) => {
    expect(files).toMatchObject([{ status: 'ingested', rows: 5000, bytes: data.length }]);
    expect(storedRows(store, 'T', ['n', 's'])).toEqual(
      numbers.map((n) => [String(n), n % 7 === 0 ? '' : `row ${n % 100}`]),
    );
  });
});

it('reads times of every unit, and says what they lose', async () => {
  const utc = { type: 'TIMESTAMP', isAdjustedToUTC: true } as const;
  const element = (name: string, unit: 'MILLIS' | 'MICROS' | 'NANOS'): SchemaElement => ({
    name,
    type: 'INT64',
    logical_type: { ...utc, unit },
    ...OPTIONAL,
  });
  const data = parquetOf(
    [
      { name: 'ms', data: [-1n, 253_402_300_799_999n, 2n ** 62n] },
      { name: 'us', data: [-1n, 0n, -62_135_596_800_000_000n] },
      { name: 'ns', data: [-1n, 1_700_000_000_123_456_700n, 1_700_000_000_123_456_789n] },
    ],
    [element('ms', 'MILLIS'), element('us', 'MICROS'), element('ns', 'NANOS')],
  );
  await withIngested([content(data)], { table: 'T' }, (store, { files }) => {
    expect(storedRows(store, 'T', ['ms', 'us', 'ns'])).toEqual([
      ['1969-12-31T23:59:59.9990000Z', '1969-12-31T23:59:59.9999990Z', '1969-12-31T23:59:59.9999999Z'],
      ['9999-12-31T23:59:59.9990000Z', '1970-01-01T00:00:00.0000000Z', '2023-11-14T22:13:20.1234567Z'],
      [null, '0001-01-01T00:00:00.0000000Z', '2023-11-14T22:13:20.1234567Z'],
    ]);
    expect(files[0]?.notes).toContain('ns: times were cut to 100 ns (2 values)');
    expect(files[0]?.tables[0]?.misfits).toMatchObject([
      { column: 'ms', count: 1, examples: [{ line: 3, text: '46116860184273879040000 ticks since 1970' }] },
    ]);
  });
});

it('follows the schema of a known table, and keeps rows with values that do not fit', async () => {
  const data = parquetOf(
    [
      { name: 'Timestamp', data: ['2025-03-09T17:04:05.1234567Z', '2025-03-09T17:04:06Z'] },
      { name: 'RemotePort', data: ['443', 'https'] },
      { name: 'Extra', data: [1n, 2n] },
    ],
    [
      { name: 'Timestamp', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL },
      { name: 'RemotePort', type: 'BYTE_ARRAY', converted_type: 'UTF8', ...OPTIONAL },
      { name: 'Extra', type: 'INT64', ...OPTIONAL },
    ],
  );
  await withIngested([content(data)], { table: 'DeviceNetworkEvents' }, (store, { files }) => {
    expect(storedTypes(store, 'DeviceNetworkEvents')).toMatchObject({
      Timestamp: 'datetime',
      RemotePort: 'int',
      Extra: 'long',
    });
    expect(files[0]?.tables[0]).toMatchObject({
      unknownColumns: [{ name: 'Extra', type: 'long' }],
      misfits: [{ column: 'RemotePort', count: 1, examples: [{ line: 2, text: 'https' }] }],
    });
    expect([...store.rejects()]).toMatchObject([
      { line: 2, raw: '{"Timestamp":"2025-03-09T17:04:06Z","RemotePort":"https","Extra":2}' },
    ]);
  });
});

describe('what is no whole Parquet file', () => {
  it.each([
    ['cut off', DUCKDB.subarray(0, -100), /Parquet file is damaged, cut off/],
    ['of its mark alone', Buffer.from('PAR1\0\0'), /Parquet file is damaged, cut off/],
    ['encrypted', Buffer.from('PARE\0\0\0'), /encrypted Parquet file/],
  ])('is refused: %s', async (_, data, message) => {
    await withIngested([content(data)], { table: 'T' }, (store, { files }) => {
      expect(files).toMatchObject([{ status: 'refused', rows: 0 }]);
      expect(files[0]?.error?.message).toMatch(message);
      expect(store.tableNames()).toEqual([]);
    });
  });

  it('may be a CSV file whose header begins with the same letters', async () => {
    await withIngested([content('PAR1,PAR2\na,b\n')], { table: 'T' }, (store, { files }) => {
      expect(files).toMatchObject([{ status: 'ingested', format: 'csv' }]);
      expect(storedRows(store, 'T', ['PAR1', 'PAR2'])).toEqual([['a', 'b']]);
    });
  });
});
