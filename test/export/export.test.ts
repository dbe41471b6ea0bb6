import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { asyncBufferFromFile, parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Database } from '../../src/database/database.js';
import { parseDatetime } from '../../src/engine/values/datetime.js';
import type { Column, Value } from '../../src/engine/values/types.js';
import { Store } from '../../src/store/store.js';
import { rowsOf, write } from '../store/rows.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const at = (name: string) => path.join(folder, name);
const own = at('own.db');

let database: Database;
beforeAll(() => {
  database = new Database(Store.open(own));
  table('Logons', [
    { name: 'Time', type: 'datetime', value: parseDatetime('2026-03-14T01:00:00.1234567Z') },
    { name: 'User', type: 'string', value: 'ann "a", b' },
    { name: 'Failed', type: 'bool', value: true },
    { name: 'Count', type: 'long', value: 9_007_199_254_740_993n },
    { name: 'Share', type: 'real', value: 1 },
    { name: 'Took', type: 'timespan', value: 10_000_000n },
    { name: 'More', type: 'dynamic', value: new Map([['a', [1n, null]]]) },
  ]);
});
afterAll(() => database.close());

/** Makes a table of one row. */
function table(name: string, cells: readonly (Column & { readonly value: Value })[]): void {
  const columns = cells.map((cell) => ({ name: cell.name, type: cell.type }));
  write(database.store, name, columns, [Object.fromEntries(cells.map((cell) => [cell.name, cell.value]))], { name });
}

describe('a table', () => {
  it('goes out as CSV', async () => {
    const report = await database.export('Logons', at('a.csv'));
    expect(report).toEqual({ file: at('a.csv'), format: 'csv', rows: 1, notes: [] });
    expect(readFileSync(at('a.csv'), 'utf8')).toBe(
      'Time,User,Failed,Count,Share,Took,More\n' +
        '2026-03-14T01:00:00.1234567Z,"ann ""a"", b",true,9007199254740993,1.0,00:00:01,"{""a"":[1,null]}"\n',
    );
  });

  it('goes out as JSON lines', async () => {
    await database.export('Logons', at('a.ndjson'));
    expect(readFileSync(at('a.ndjson'), 'utf8')).toBe(
      '{"Time":"2026-03-14T01:00:00.1234567Z","User":"ann \\"a\\", b","Failed":true,"Count":9007199254740993,' +
        '"Share":1.0,"Took":"00:00:01","More":{"a":[1,null]}}\n',
    );
  });

  it('goes out as Parquet, with the types that others know', async () => {
    await database.export('Logons', at('a.parquet'));
    const { schema } = parquetMetadata(readFileSync(at('a.parquet')));
    expect(schema.map(({ name, type, converted_type }) => [name, type, converted_type])).toEqual([
      ['kqlocal', undefined, undefined],
      ['Time', 'INT64', undefined],
      ['User', 'BYTE_ARRAY', 'UTF8'],
      ['Failed', 'BOOLEAN', undefined],
      ['Count', 'INT64', undefined],
      ['Share', 'DOUBLE', undefined],
      ['Took', 'BYTE_ARRAY', 'UTF8'],
      ['More', 'BYTE_ARRAY', 'JSON'],
    ]);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at('a.parquet')) });
    expect(rows).toMatchObject([{ User: 'ann "a", b', Count: 9_007_199_254_740_993n, More: { a: [1, null] } }]);
  });

  it('goes out as a table of SQLite', async () => {
    await database.export('Logons', at('a.sqlite'));
    const file = new Sqlite(at('a.sqlite'), { readonly: true });
    try {
      expect(file.prepare('SELECT * FROM Logons').safeIntegers().all()).toEqual([
        {
          Time: '2026-03-14T01:00:00.1234567Z',
          User: 'ann "a", b',
          Failed: 1n,
          Count: 9_007_199_254_740_993n,
          Share: 1,
          Took: '00:00:01',
          More: '{"a":[1,null]}',
        },
      ]);
    } finally {
      file.close();
    }
  });

  it('goes out to a function', async () => {
    let text = '';
    const report = await database.export(
      'Logons | project User, Failed',
      async (part) => {
        text += part;
      },
      { format: 'csv' },
    );
    expect(report).toMatchObject({ file: null, rows: 1 });
    expect(text).toBe('User,Failed\n"ann ""a"", b",true\n');
  });

  it('may have a name that KQL quotes', async () => {
    table("it's a [table]", [{ name: 'a', type: 'int', value: 1 }]);
    await database.export("it's a [table]", at('quoted.csv'));
    expect(readFileSync(at('quoted.csv'), 'utf8')).toBe('a\n1\n');
  });
});

describe('a query', () => {
  it('has the clock that it is given', async () => {
    const query = 'Logons | where Time > ago(1h) | count';
    await database.export(query, at('now.csv'), { now: '2026-03-14T01:30:00Z' });
    await database.export(query, at('later.csv'), { now: '2026-03-15T01:30:00Z' });
    expect([readFileSync(at('now.csv'), 'utf8'), readFileSync(at('later.csv'), 'utf8')]).toEqual([
      'Count\n1\n',
      'Count\n0\n',
    ]);
  });

  it('without rows has the header', async () => {
    expect(await database.export('Logons | where false | project User', at('none.csv'))).toMatchObject({ rows: 0 });
    expect(readFileSync(at('none.csv'), 'utf8')).toBe('User\n');
  });

  it('of many rows makes several row groups, which come back in order', async () => {
    await database.export('range n from 1 to 70000 step 1 | extend s = strcat("row ", n % 1000)', at('many.parquet'));
    const { row_groups } = parquetMetadata(readFileSync(at('many.parquet')));
    expect(row_groups.length).toBe(2);
    const { files } = await database.ingest(at('many.parquet'), { table: 'Many' });
    expect(files).toMatchObject([{ status: 'ingested', rows: 70_000, notes: [] }]);
    const check = database.query('Many | serialize | where n != row_number() or s != strcat("row ", n % 1000) | count');
    expect([...check.rows]).toEqual([[0]]);
  }, 90_000);

  it('that fails leaves no file, and the one that was there', async () => {
    const failing = 'range n from 1 to 100000 step 1 | sort by n desc';
    await expect(database.export(failing, at('failed.csv'), { maxRows: 10 })).rejects.toThrow();
    await expect(database.export('Logons | nonsense', at('failed.csv'))).rejects.toThrow();
    writeFileSync(at('kept.csv'), 'kept');
    await expect(database.export(failing, at('kept.csv'), { maxRows: 10, overwrite: true })).rejects.toThrow();
    expect(readFileSync(at('kept.csv'), 'utf8')).toBe('kept');
    expect(readdirSync(folder).filter((name) => /partial|failed/.test(name))).toEqual([]);
  });
});

describe('an export is refused', () => {
  it.each([
    ['over a file that is there', 'Logons', 'there.csv', {}, /there is such a file; .*--force/],
    ['over the database that it reads', 'Logons', 'own.db', { overwrite: true }, /this is the database that is read/],
    ['to a folder', 'Logons', '.', { format: 'csv' }, /this is no file/],
    ['into a folder that is not there', 'Logons', 'no/where.csv', {}, /no such folder/],
    ['in no format', 'Logons', 'a.txt', {}, /a\.txt: the name does not tell the format; name it: there are csv, jsonl/],
    ['in an unknown format', 'Logons', 'b.csv', { format: 'toString' }, /no format 'toString'/],
    ['of several tables', 'Logons | fork (count) (take 1)', 'c.csv', {}, /gives 2 tables/],
    [
      'of columns that SQLite cannot tell apart',
      'Logons | project a = 1, A = 2',
      'd.sqlite',
      {},
      /'a' and 'A' for one/,
    ],
  ])('%s', async (_, source, name, options, message) => {
    writeFileSync(at('there.csv'), 'kept');
    await expect(database.export(source, at(name), options)).rejects.toThrow(message);
    expect(readFileSync(at('there.csv'), 'utf8')).toBe('kept');
    expect(existsSync(at('d.sqlite'))).toBe(false);
  });

  it('to a function, of a format that is no text', async () => {
    await expect(database.export('Logons', () => undefined, { format: 'parquet' })).rejects.toThrow(/needs a file/);
  });

  it('but not where the file may be replaced', async () => {
    writeFileSync(at('old.csv'), 'a long text that was there before');
    await database.export('Logons | count', at('old.csv'), { overwrite: true });
    expect(readFileSync(at('old.csv'), 'utf8')).toBe('Count\n1\n');
  });
});

describe('times in Parquet', () => {
  const cases: [string, string, string[]][] = [
    ['nanoseconds where they reach', 'NANOS', ['2024-01-01T00:00:00.1234567Z', '1970-01-01T00:00:00Z']],
    ['microseconds where they are enough', 'MICROS', ['2024-01-01T00:00:00.123456Z', '9999-12-31T23:59:59.999999Z']],
    ['text where neither is', 'text', ['2024-01-01T00:00:00.1234567Z', '0001-01-01T00:00:00Z']],
  ];

  it.each(cases)('are %s', async (_, unit, texts) => {
    const columns = [{ name: 'Time', type: 'datetime' }] as const;
    const rows = texts.map((text) => ({ Time: parseDatetime(text) }));
    write(database.store, `Times${unit}`, columns, rows, { name: unit });
    const file = at(`${unit}.parquet`);
    const { notes } = await database.export(`Times${unit}`, file);
    const element = parquetMetadata(readFileSync(file)).schema[1];
    const stored = element?.logical_type?.type === 'TIMESTAMP' ? element.logical_type.unit : 'text';
    expect(stored).toBe(unit);
    expect(notes.length).toBe(unit === 'text' ? 1 : 0);
    await database.ingest(file, { table: `Back${unit}` });
    expect(database.store.table(`Back${unit}`)?.columns).toEqual(columns);
    expect(rowsOf(database.store, `Back${unit}`)).toEqual(rows);
  });
});

describe('what a format cannot hold', () => {
  it.each([
    ['csv', 'print a = "\\ud83d"', 'a: halves of surrogate pairs become U+FFFD'],
    ['jsonl', 'print a = "\\ud83d"', 'a: halves of surrogate pairs are escapes, which most readers make U+FFFD'],
    ['jsonl', 'print a = dynamic("")', 'a: empty strings in dynamic values are taken in as null again'],
    [
      'jsonl',
      'print a = todynamic(strcat("\\"[1]\\""))',
      'a: strings in dynamic values that are JSON are taken in as what they say again',
    ],
    ['csv', 'print ["a [UTC]"] = 1', 'a [UTC]: ingest takes blanks around a name off, and a zone in brackets'],
    [
      'parquet',
      'print a = pack_array(datetime(2024-01-01))',
      'a: times, timespans, guids and decimals in dynamic values become text',
    ],
    ['sqlite', 'print a = pack_array(real(nan))', 'a: NaN and the infinities in dynamic values become text'],
    ['sqlite', 'print a = real(nan)', "a: NaN is the text 'NaN'"],
  ])('is said: %s of %s', async (format, query, note) => {
    const { notes } = await database.export(query, at(`note.${format}`), { overwrite: true });
    expect(notes).toEqual([note]);
  });
});
