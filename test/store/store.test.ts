import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Batch } from '../../src/engine/values/batch.js';
import type { Column } from '../../src/engine/values/types.js';
import { constantVector, missing, vectorOf } from '../../src/engine/values/vector.js';
import { Store, StoreError } from '../../src/store/store.js';
import { anyOf, scalarType, text } from './arbitraries.js';
import { batchOf, type Row, rowsOf, write } from './rows.js';

const EVENTS: readonly Column[] = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'DeviceName', type: 'string' },
  { name: 'ReportId', type: 'long' },
];
const SOURCE = { name: 'export.csv', path: null, format: 'csv' };

function event(time: bigint, device: string, report: bigint | null = null): Row {
  return { Timestamp: time, DeviceName: device, ReportId: report };
}

function rowsFor(columns: readonly Column[]): fc.Arbitrary<Row[]> {
  const fields = Object.fromEntries(columns.map(({ name, type }) => [name, anyOf(type)]));
  const present = fc.subarray(columns.map((column) => column.name));
  const row = fc
    .tuple(fc.record(fields), present)
    .map(([row, names]): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
  return fc.array(row, { maxLength: 5 });
}

let store: Store;
beforeEach(() => {
  store = Store.open(':memory:');
});
afterEach(() => store.close());

describe('tables', () => {
  it('have rows, columns in the order in which they came, and a time span', () => {
    write(store, 'B', EVENTS, [event(5n, 'x', 1n), event(3n, 'y', 2n)]);
    write(store, 'A', [{ name: 'N', type: 'int' }], [{ N: 1 }]);
    write(store, 'B', EVENTS, [event(9n, 'z', 3n)]);
    const [a, b] = store.tables();
    expect(a).toEqual({
      name: 'A',
      columns: [{ name: 'N', type: 'int' }],
      rows: 1,
      bytes: expect.any(Number),
      time: null,
    });
    expect(b).toMatchObject({
      name: 'B',
      columns: EVENTS,
      rows: 3,
      time: { column: 'Timestamp', oldest: 3n, newest: 9n },
    });
    expect(b?.bytes).toBeGreaterThan(100);
  });

  it('tell the newest and the oldest time of a column', () => {
    write(store, 'T', EVENTS, [event(5n, 'x'), event(3n, 'y')]);
    write(store, 'T', EVENTS, [event(4n, 'x'), { DeviceName: 'none' }]);
    const table = store.table('T');
    expect(table?.rowCount()).toBe(4);
    expect([table?.oldest('Timestamp'), table?.newest('Timestamp')]).toEqual([3n, 5n]);
    expect(() => table?.newest('ReportId')).toThrow("column 'ReportId' of table 'T' is long, not datetime");
    expect(() => table?.newest('Nmae')).toThrow("table 'T' has no column 'Nmae'");
  });

  it('can be made without rows', () => {
    store.createTable('T', EVENTS);
    expect(store.tables()).toMatchObject([
      { name: 'T', columns: EVENTS, rows: 0, time: { oldest: null, newest: null } },
    ]);
    expect(rowsOf(store, 'T')).toEqual([]);
    expect(() => store.createTable('T', EVENTS)).toThrow("there is a table 'T' already");
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    expect(store.table('T')?.rowCount()).toBe(1);
  });

  it('have names that differ by case', () => {
    store.createTable('t', [
      { name: 'a', type: 'int' },
      { name: 'A', type: 'string' },
    ]);
    store.createTable('T', []);
    expect(store.tableNames()).toEqual(['T', 't']);
    expect(store.table('t')?.columns.map((column) => column.name)).toEqual(['a', 'A']);
    expect(store.table('missing')).toBeUndefined();
  });

  it.each([
    ['', 'a table needs a name'],
    ['\ud800', 'is no name for a table: it is not valid Unicode'],
  ])('are refused the name %j', (name, message) => {
    expect(() => store.createTable(name, [])).toThrow(message);
    expect(() => store.createTable('T', [{ name, type: 'int' }])).toThrow(
      message.replace('table', "column of table 'T'"),
    );
    expect(store.tables()).toEqual([]);
  });

  it('take any other names', () => {
    const names = fc.uniqueArray(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(names, (names) => {
        const fresh = Store.open(':memory:');
        const columns = names.map((name): Column => ({ name, type: 'int' }));
        for (const name of names) fresh.createTable(name, columns);
        expect(
          fresh
            .tables()
            .map((table) => table.name)
            .sort(),
        ).toEqual([...names].sort());
        expect(fresh.table(names[0] ?? '')?.columns).toEqual(columns);
        fresh.close();
      }),
      { numRuns: 50 },
    );
  });
});

describe('a scan', () => {
  it('has only the columns that it asks for', () => {
    write(store, 'T', EVENTS, [event(1n, 'x', 7n)]);
    const [batch] = store.table('T')?.scan({ columns: ['ReportId'], filters: [] }) ?? [];
    expect(batch?.names).toEqual(['ReportId']);
    expect(batch?.column('ReportId')).toEqual(constantVector('long', 7n, 1));
    const scan = store.table('T')?.scan({ columns: ['Nmae'], filters: [] });
    expect(() => scan?.next()).toThrow("table 'T' has no column 'Nmae'");
  });

  it('can be of no column', () => {
    write(store, 'T', EVENTS, [event(1n, 'x'), event(2n, 'y')]);
    const batches = [...(store.table('T')?.scan({ columns: [], filters: [] }) ?? [])];
    expect(batches.map((batch) => batch.length)).toEqual([2]);
  });

  it('gives back what was written, whatever the columns of each source', () => {
    const tables = fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), scalarType), {
        selector: ([name]) => name,
        minLength: 1,
      })
      .map((columns) => columns.map(([name, type]): Column => ({ name, type })));
    const sources = tables.chain((columns) =>
      fc.tuple(fc.constant(columns), fc.array(rowsFor(columns), { maxLength: 4 })),
    );
    fc.assert(
      fc.property(sources, ([columns, sources]) => {
        const fresh = Store.open(':memory:');
        fresh.createTable('T', columns);
        for (const rows of sources) {
          const present = columns.filter(({ name }) => rows.some((row) => name in row));
          write(fresh, 'T', present, rows);
        }
        const complete = (row: Row): Row =>
          Object.fromEntries(columns.map(({ name, type }) => [name, row[name] ?? missing(type)]));
        expect(rowsOf(fresh, 'T')).toEqual(sources.flat().map(complete));
        fresh.close();
      }),
    );
  });
});

describe('columns', () => {
  it('that come later are without value in what came before', () => {
    write(store, 'T', [{ name: 'a', type: 'string' }], [{ a: 'x' }]);
    const columns: Column[] = [
      { name: 'b', type: 'string' },
      { name: 'c', type: 'long' },
    ];
    write(store, 'T', columns, [{ b: 'y', c: 2n }]);
    expect(store.table('T')?.columns.map((column) => column.name)).toEqual(['a', 'b', 'c']);
    expect(rowsOf(store, 'T')).toEqual([
      { a: 'x', b: '', c: null },
      { a: '', b: 'y', c: 2n },
    ]);
  });

  it('that come in the middle of a source are without value before', () => {
    const ingest = store.begin(SOURCE);
    const writer = ingest.table('T', [{ name: 'a', type: 'int' }]);
    writer.append(new Batch(2, [['a', vectorOf('int', [1, 2])]]));
    const wider = ingest.table('T', [{ name: 'b', type: 'string' }]);
    expect(wider).toBe(writer);
    writer.append(new Batch(1, [['b', vectorOf('string', ['x'])]]));
    writer.append(new Batch(1, [['a', constantVector('int', null, 1)]]));
    expect(writer.rows).toBe(4);
    ingest.commit({ hash: null, bytes: null });
    expect(rowsOf(store, 'T')).toEqual([
      { a: 1, b: '' },
      { a: 2, b: '' },
      { a: null, b: 'x' },
      { a: null, b: '' },
    ]);
  });

  it('keep their type', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    const ingest = store.begin(SOURCE);
    expect(() => ingest.table('T', [{ name: 'DeviceName', type: 'long' }])).toThrow(
      new StoreError("column 'DeviceName' of table 'T' is string and cannot take long"),
    );
    const writer = ingest.table('T', EVENTS);
    expect(() => writer.append(new Batch(1, [['ReportId', constantVector('string', '1', 1)]]))).toThrow(
      "column 'ReportId' of table 'T' is long and cannot take string",
    );
    expect(() => writer.append(new Batch(1, [['New', constantVector('string', '1', 1)]]))).toThrow(
      "table 'T' has no column 'New'; name it when the table is asked for",
    );
    writer.append(batchOf(EVENTS, [event(2n, 'y')]));
    ingest.commit({ hash: null, bytes: null });
    expect(rowsOf(store, 'T')).toHaveLength(2);
  });
});

describe('a source', () => {
  it('is not seen before it is committed', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    const ingest = store.begin(SOURCE);
    const tables = store.tables();
    const extra: Column = { name: 'Extra', type: 'int' };
    const writer = ingest.table('T', [...EVENTS, extra]);
    const rows = 2 ** 17 + 10;
    writer.append(
      new Batch(rows, [
        ['Extra', constantVector('int', 1, rows)],
        ['Timestamp', constantVector('datetime', 99n, rows)],
      ]),
    );
    ingest.table('New', [extra]).append(new Batch(1, [['Extra', constantVector('int', 1, 1)]]));
    ingest.reject({ table: null, line: 3, reason: 'no closing quote', raw: '"' });
    expect(store.tables()).toEqual(tables);
    expect(store.table('T')?.newest('Timestamp')).toBe(1n);
    expect(rowsOf(store, 'T')).toHaveLength(1);
    expect(store.table('New')).toBeUndefined();
    expect(store.sources()).toHaveLength(1);
    expect([...store.rejects()]).toEqual([]);
    ingest.commit({ hash: 'abc', bytes: 5 });
    expect(store.table('T')?.rowCount()).toBe(rows + 1);
    expect(store.table('T')?.newest('Timestamp')).toBe(99n);
    expect(store.table('New')?.rowCount()).toBe(1);
    expect(store.findSource('abc')).toMatchObject({ rejected: 1 });
    expect([...store.rejects()]).toHaveLength(1);
  });

  it('leaves nothing behind when it is rolled back', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    const before = [store.tables(), store.sources(), rowsOf(store, 'T')];
    const ingest = store.begin(SOURCE);
    ingest
      .table('T', [{ name: 'Extra', type: 'int' }])
      .append(new Batch(2 ** 17, [['Extra', constantVector('int', 1, 2 ** 17)]]));
    ingest.reject({ table: 'T', line: 3, reason: 'too short', raw: 'a,b' });
    ingest.rollback();
    ingest.rollback();
    expect([store.tables(), store.sources(), rowsOf(store, 'T')]).toEqual(before);
    expect([...store.rejects()]).toEqual([]);
    expect(() => ingest.table('T', [])).toThrow('the source has been rolled back; begin another one');
    expect(() => ingest.commit({ hash: null, bytes: null })).toThrow(StoreError);
  });

  it('is written alone', () => {
    const ingest = store.begin(SOURCE);
    const busy = 'another source is being written';
    expect(() => store.begin(SOURCE)).toThrow(busy);
    expect(() => store.createTable('T', [])).toThrow(busy);
    expect(() => store.forget(1)).toThrow(busy);
    expect(() => store.compact()).toThrow(busy);
    const writer = ingest.table('T', EVENTS);
    ingest.commit({ hash: null, bytes: null });
    expect(() => writer.append(batchOf(EVENTS, [event(1n, 'x')]))).toThrow('the source has been committed');
    ingest.rollback();
    expect(store.sources()).toHaveLength(1);
    store.begin(SOURCE).rollback();
  });

  it('that went wrong can only be rolled back', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    const ingest = store.begin(SOURCE);
    const writer = ingest.table('T', EVENTS);
    writer.append(batchOf(EVENTS, [event(2n, 'y')]));
    const broken = () => {
      throw new RangeError('out of memory');
    };
    expect(() => writer.append(new Batch(1, [['ReportId', broken]]))).toThrow('out of memory');
    expect(() => ingest.commit({ hash: null, bytes: null })).toThrow('the source could not be written; roll it back');
    ingest.rollback();
    expect(rowsOf(store, 'T')).toHaveLength(1);
    expect(write(store, 'T', EVENTS, [event(3n, 'z')]).tables).toEqual([{ name: 'T', rows: 1 }]);
  });

  it('is recorded with what it brought', () => {
    const first = write(store, 'T', EVENTS, [event(1n, 'x'), event(2n, 'y')], {
      name: 'a.csv',
      hash: '1',
      ingestedAt: 42n,
    });
    const ingest = store.begin({ name: 'b.json', path: null, format: 'json' });
    ingest.table('U', EVENTS).append(batchOf(EVENTS, [event(3n, 'z')]));
    ingest.table('T', EVENTS).append(batchOf(EVENTS, [event(3n, 'z')]));
    ingest.reject({ table: 'U', line: 7, reason: 'not JSON', raw: '{\0' });
    const second = ingest.commit({ hash: '2', bytes: 2 ** 40 });
    expect(first).toEqual({
      id: 1,
      name: 'a.csv',
      path: '/exports/a.csv',
      format: 'csv',
      hash: '1',
      bytes: 100,
      ingestedAt: 42n,
      tables: [{ name: 'T', rows: 2 }],
      rejected: 0,
      incomplete: 0,
      duplicates: 0,
      header: null,
      continues: null,
    });
    expect(second).toMatchObject({
      path: null,
      bytes: 2 ** 40,
      tables: [
        { name: 'T', rows: 1 },
        { name: 'U', rows: 1 },
      ],
      rejected: 1,
    });
    expect(second.ingestedAt).toBeGreaterThan(638_000_000_000_000_000n);
    expect(store.sources()).toEqual([first, second]);
    expect(store.findSource('2')).toEqual(second);
    expect(store.findSource('3')).toBeUndefined();
    expect([...store.rejects()]).toEqual([
      { sourceId: 2, table: 'U', line: 7, reason: 'not JSON', raw: '{\0', taken: false },
    ]);
    expect([...store.rejects({ sourceId: 1 })]).toEqual([]);
    expect([...store.rejects({ sourceId: 2 })]).toHaveLength(1);
  });

  it('keeps rejected rows of any text, as far as it is Unicode', () => {
    const raw = fc.oneof(text, fc.constant('\0'), fc.constant('\ud800'));
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 5 }), (raws) => {
        const ingest = store.begin(SOURCE);
        for (const [i, raw] of raws.entries()) ingest.reject({ table: null, line: i + 1, reason: 'test', raw });
        const { id } = ingest.commit({ hash: null, bytes: null });
        const kept = [...store.rejects({ sourceId: id })].map((row) => row.raw);
        expect(kept).toEqual(raws.map((raw) => raw.replace(/\p{Surrogate}/gu, '\ufffd')));
      }),
    );
  });

  it('keeps equal columns once, and gives back the values of each', () => {
    const times = ['Timestamp', 'TimeGenerated', 'Other'].map((name): Column => ({ name, type: 'datetime' }));
    const sizes = times.map((_, last) => {
      const columns = times.slice(0, last + 1);
      const rows = Array.from({ length: 999 }, (_, row) => {
        const time = BigInt((row * 7919) % 1000);
        return { Timestamp: time, TimeGenerated: time, Other: time * time };
      });
      const table = `T${last}`;
      write(store, table, columns, rows);
      expect(rowsOf(store, table)).toMatchObject(
        rows.map((row) => Object.fromEntries(columns.map(({ name }) => [name, row[name as keyof typeof row]]))),
      );
      return store.tables().find(({ name }) => name === table)?.bytes ?? 0;
    });
    const [one = 0, equal = 0, other = 0] = sizes;
    expect([one > 0, equal === one, other > one]).toEqual([true, true, true]);
  });

  it('is taken out by forget, and only it', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')], { hash: '1' });
    write(store, 'T', [...EVENTS, { name: 'Extra', type: 'string' }], [{ ...event(9n, 'y'), Extra: 'e' }], {
      hash: '2',
    });
    write(store, 'T', EVENTS, [event(3n, 'z')], { hash: '3' });
    const ingest = store.begin(SOURCE);
    ingest.reject({ table: 'T', line: 1, reason: 'short', raw: '' });
    ingest.commit({ hash: '4', bytes: 0 });
    store.forget(2);
    store.forget(4);
    store.compact();
    expect(store.sources().map((source) => source.id)).toEqual([1, 3]);
    expect(store.findSource('2')).toBeUndefined();
    expect(rowsOf(store, 'T').map((row) => row.DeviceName)).toEqual(['x', 'z']);
    expect(store.table('T')?.newest('Timestamp')).toBe(3n);
    expect([...store.rejects()]).toEqual([]);
    expect(() => store.forget(2)).toThrow('there is no source 2');
    expect(write(store, 'T', EVENTS, [event(4n, 'w')]).id).toBe(5);
  });

  it('is forgotten with those that continue it', () => {
    const named = (name: string, continues?: number) => {
      const ingest = store.begin({ ...SOURCE, name, ...(continues === undefined ? {} : { continues }) });
      ingest.table('T', EVENTS).append(batchOf(EVENTS, [event(1n, name)]));
      return ingest.commit({ hash: name, bytes: 1 }).id;
    };
    const first = named('a');
    const second = named('b', first);
    named('c');
    const third = named('d', second);
    named('e', third);
    expect(store.forget(second).map(({ name }) => name)).toEqual(['b', 'd', 'e']);
    expect(store.sources().map(({ name, continues }) => [name, continues])).toEqual([
      ['a', null],
      ['c', null],
    ]);
    expect(rowsOf(store, 'T').map((row) => row.DeviceName)).toEqual(['a', 'c']);
  });

  it('keeps rows that it took without some values apart from those that it did not take', () => {
    const ingest = store.begin(SOURCE);
    ingest.reject({ table: null, line: 1, reason: 'short', raw: 'a' });
    ingest.reject({ table: 'U', line: 2, reason: 'no long', raw: 'b', taken: true });
    ingest.reject({ table: null, line: 3, reason: 'short', raw: 'c', taken: false });
    ingest.nameRejects('T');
    const source = ingest.commit({ hash: null, bytes: null, header: 'A,B', duplicates: 4 });
    expect(source).toMatchObject({ rejected: 2, incomplete: 1, header: 'A,B', duplicates: 4 });
    const lines = (filter: object) => [...store.rejects(filter)].map(({ line }) => line);
    expect(lines({})).toEqual([1, 2, 3]);
    expect(lines({ taken: false })).toEqual([1, 3]);
    expect(lines({ taken: true, table: 'U' })).toEqual([2]);
    expect(lines({ table: 'T' })).toEqual([1, 3]);
    expect(lines({ table: 'T', taken: true })).toEqual([]);
    expect(lines({ sourceId: source.id + 1 })).toEqual([]);
  });

  it('that is forgotten during a scan is an error of the scan', () => {
    write(store, 'T', EVENTS, [event(1n, 'x')]);
    const [batch] = store.table('T')?.scan({ columns: ['DeviceName', 'ReportId'], filters: [] }) ?? [];
    store.forget(1);
    expect(() => batch?.column('DeviceName')).toThrow("rows of 'T' were forgotten during the query; run it again");
    expect(() => batch?.column('ReportId')).toThrow(StoreError);
  });
});

describe('segments', () => {
  const NUMBERS: readonly Column[] = [{ name: 'N', type: 'long' }];

  it('are cut from batches of any size, in order', () => {
    const ingest = store.begin(SOURCE);
    const writer = ingest.table('T', NUMBERS);
    const sizes = [1, 130_000, 5, 300_000, 0, 7];
    let next = 0;
    for (const size of sizes) {
      const data = BigInt64Array.from({ length: size }, () => BigInt(next++));
      writer.append(new Batch(size, [['N', { encoding: 'flat', type: 'long', length: size, data, nulls: null }]]));
    }
    ingest.commit({ hash: null, bytes: null });
    const batches = [...(store.table('T')?.scan({ columns: ['N'], filters: [] }) ?? [])];
    expect(batches.map((batch) => batch.length)).toEqual([131_072, 131_072, 131_072, 36_797]);
    let expected = 0n;
    for (const batch of batches) {
      const vector = batch.column('N');
      if (vector.encoding !== 'flat') throw new Error(vector.encoding);
      for (const value of vector.data) if (value !== expected++) throw new Error(`${value} at ${expected - 1n}`);
    }
    const last = store
      .table('T')
      ?.scan({ columns: ['N'], filters: [{ kind: 'range', column: 'N', from: 430_000n, to: null }] });
    expect([...(last ?? [])].map((batch) => batch.length)).toEqual([36_797]);
  });

  it('are written early where texts are large', () => {
    const tight = Store.open(':memory:', { buffer: 10_000 });
    const ingest = tight.begin(SOURCE);
    const columns: Column[] = [{ name: 'Text', type: 'string' }];
    const small = ingest.table('Small', columns);
    const large = ingest.table('Large', columns);
    small.append(new Batch(1, [['Text', constantVector('string', 'x', 1)]]));
    const texts = Array.from({ length: 40 }, (_, i) => `${i} `.repeat(500));
    for (const text of texts) large.append(new Batch(1, [['Text', constantVector('string', text, 1)]]));
    ingest.commit({ hash: null, bytes: null });
    const scan = (name: string) => [...(tight.table(name)?.scan({ columns: ['Text'], filters: [] }) ?? [])];
    expect(scan('Large').length).toBeGreaterThan(4);
    expect(scan('Large').length).toBeLessThan(20);
    expect(rowsOf(tight, 'Large').map((row) => row.Text)).toEqual(texts);
    expect(scan('Small').map((batch) => batch.length)).toEqual([1]);
    tight.close();
  });
});

it('a closed store says so', () => {
  const closed = Store.open(':memory:');
  closed.begin(SOURCE);
  closed.close();
  expect(() => closed.tables()).toThrow(new StoreError(':memory:: the database is closed'));
});
