import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type IngestOptions, ingest } from '../../src/ingest/ingest.js';
import { Store } from '../../src/store/store.js';
import { content, storedRows } from './stored-rows.js';

const TABLE = 'DeviceNetworkEvents';

let store: Store;
beforeEach(() => {
  store = Store.open(':memory:');
});
afterEach(() => store.close());

/** Ingests one file and gives its report. */
async function take(text: string, name: string, options: IngestOptions = {}) {
  const { files } = await ingest(store, [content(text, name)], { table: TABLE, ...options });
  const [report] = files;
  if (report === undefined) throw new Error('there is no report');
  return report;
}

function urls(): (string | null)[] {
  return storedRows(store, TABLE, ['RemoteUrl']).flat();
}

const HEADER = 'Timestamp,DeviceName,ReportId,RemoteUrl\n';
const line = (n: number) => `2024-05-01T10:00:0${n}Z,pc,${n},u${n}\n`;
const csv = (...numbers: number[]) => HEADER + numbers.map(line).join('');
const json = (...numbers: number[]) =>
  numbers
    .map((n) => `{"Timestamp":"2024-05-01T10:00:0${n}Z","DeviceName":"pc","ReportId":${n},"RemoteUrl":"u${n}"}\n`)
    .join('');

describe('the same content', () => {
  it('adds nothing, under whatever name, unless it is asked to', async () => {
    await take(csv(1, 2), 'a.csv');
    expect(await take(csv(1, 2), 'copy of a.csv')).toMatchObject({ status: 'known', knownAs: 'a.csv', rows: 0 });
    expect(urls()).toEqual(['u1', 'u2']);
    expect(await take(csv(1, 2), 'a.csv', { again: true })).toMatchObject({ status: 'ingested', rows: 2 });
    expect(urls()).toEqual(['u1', 'u2', 'u1', 'u2']);
  });

  it('is left out row by row where it is asked for again and for no duplicates', async () => {
    await take(csv(1, 2), 'a.csv');
    const report = await take(csv(1, 2), 'a.csv', { again: true, dedupe: true });
    expect(report).toMatchObject({ status: 'ingested', rows: 0, duplicates: 2 });
    expect(store.sources()[1]).toMatchObject({ duplicates: 2, tables: [] });
  });
});

describe('a longer version of a file', () => {
  it('continues the shorter one, step by step', async () => {
    for (const numbers of [[1], [1, 2], [1, 2, 3, 4]]) await take(json(...numbers), 'PT1H.json');
    expect(urls()).toEqual(['u1', 'u2', 'u3', 'u4']);
    expect(store.sources().map(({ id, continues, tables }) => [id, continues, tables[0]?.rows])).toEqual([
      [1, null, 1],
      [2, 1, 1],
      [3, 2, 2],
    ]);
  });

  it('is whole again after its beginning was forgotten', async () => {
    await take(json(1), 'PT1H.json');
    await take(json(1, 2), 'PT1H.json');
    expect(store.forget(1).map(({ id }) => id)).toEqual([1, 2]);
    await take(json(1, 2), 'PT1H.json');
    expect(urls()).toEqual(['u1', 'u2']);
  });

  it('is read in whole where it cannot be continued, without the rows that are there', async () => {
    const cut = csv(1, 2).trimEnd();
    await take(cut, 'a.csv');
    expect(await take(csv(1, 2, 3), 'a.csv')).toMatchObject({ status: 'refused', rows: 0 });
    expect(await take(csv(1, 2, 3), 'a.csv', { dedupe: true })).toMatchObject({ rows: 1, duplicates: 2 });
    expect(urls()).toEqual(['u1', 'u2', 'u3']);
  });
});

describe('overlapping exports', () => {
  it('leave the same events in whatever order and batches they come', async () => {
    const exports = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(exports, fc.boolean(), async (files, oneCall) => {
        const own = Store.open(':memory:');
        const options = { table: TABLE, dedupe: true };
        const inputs = files.map((numbers, i) => content(i % 2 === 0 ? csv(...numbers) : json(...numbers), `${i}`));
        for (const part of oneCall ? [inputs] : inputs.map((input) => [input])) await ingest(own, part, options);
        const found = storedRows(own, TABLE, ['RemoteUrl']).flat();
        own.close();
        expect(found).toEqual([...new Set(files.flat())].map((n) => `u${n}`));
      }),
      { numRuns: 40 },
    );
  });

  it('are told by device where it has no name', async () => {
    const row = (id: string, url: string) => `2024-05-01T10:00:00Z,,${id},7,${url}\n`;
    const data = `Timestamp,DeviceName,DeviceId,ReportId,RemoteUrl\n${row('d1', 'x')}${row('d2', 'x')}${row('d1', 'y')}`;
    expect(await take(data, 'a.csv', { dedupe: true })).toMatchObject({ rows: 2, duplicates: 1 });
  });

  it('are told by all columns where a report has no number', async () => {
    const row = (url: string) => `2024-05-01T10:00:00Z,pc,0,${url}\n`;
    const data = HEADER + row('x') + row('y') + row('x');
    expect(await take(data, 'a.csv', { dedupe: true })).toMatchObject({ rows: 2, duplicates: 1 });
  });

  it('are told by all columns where a report is several rows', async () => {
    const data =
      'Timestamp,DeviceName,ReportId,MacAddress\n2024-05-01,pc,7,aa\n2024-05-01,pc,7,bb\n2024-05-01,pc,7,aa\n';
    const report = await take(data, 'a.csv', { table: 'DeviceNetworkInfo', dedupe: true });
    expect(report).toMatchObject({ rows: 2, duplicates: 1 });
  });

  it('are told by the id of the record in a workspace', async () => {
    const data = 'TimeGenerated,_ItemId,Computer\n2024-05-01,i1,a\n2024-05-01,i2,a\n2024-05-01,i1,b\n';
    const report = await take(data, 'a.csv', { table: 'SecurityEvent', dedupe: true });
    expect(report).toMatchObject({ rows: 2, duplicates: 1 });
  });

  it('are one event though one has more columns without value', async () => {
    const one = '{"TimeGenerated":"2024-05-01T00:00:00Z","Computer":"a"}\n';
    const other = '{"Computer":"a","Account":"","EventID":null,"TimeGenerated":"2024-05-01T00:00:00Z"}\n';
    await take(one, 'a.json', { table: 'SecurityEvent', dedupe: true });
    expect(await take(other, 'b.json', { table: 'SecurityEvent', dedupe: true })).toMatchObject({
      rows: 0,
      duplicates: 1,
    });
  });

  it('keep texts apart that are alike when they are put together', async () => {
    const pairs = [
      ['a1:b', 'c'],
      ['a', '1:bc'],
      ['a\u0000b', 'c'],
      ['a', 'b\u0000c'],
      ['', 'abc'],
      ['abc', ''],
    ];
    const data = pairs.map(([Account, Computer]) => `${JSON.stringify({ Account, Computer })}\n`).join('');
    expect(await take(data, 'a.json', { table: 'SecurityEvent', dedupe: true })).toMatchObject({ rows: pairs.length });
  });

  it('find rows without a time, and those whose time has the other name', async () => {
    await take(
      '{"TimeGenerated":"2024-05-01T10:00:01Z","DeviceName":"pc","ReportId":1}\n{"DeviceName":"x"}\n',
      'a.json',
    );
    const again =
      '{"Timestamp":"2024-05-01T10:00:01Z","DeviceName":"pc","ReportId":1}\n{"DeviceName":"x","RemoteUrl":""}\n';
    expect(await take(again, 'b.json', { dedupe: true })).toMatchObject({ rows: 0, duplicates: 2 });
  });

  it('keep of rows that are left out nothing to mend', async () => {
    const bad = `${HEADER.trimEnd()},RemotePort\n2024-05-01T10:00:01Z,pc,1,u1,many\n`;
    await take(bad, 'a.csv');
    expect(await take(`${bad}\n`, 'b.csv', { dedupe: true, again: true })).toMatchObject({ duplicates: 1 });
    expect([...store.rejects()].map(({ sourceId, taken }) => [sourceId, taken])).toEqual([[1, true]]);
  });
});

describe('columns that the caller names', () => {
  it('tell events apart', async () => {
    const report = await take(csv(1, 2) + line(3).replace('u3', 'u1'), 'a.csv', { dedupeKey: ['RemoteUrl'] });
    expect(report).toMatchObject({ rows: 2, duplicates: 1 });
    expect(await take(csv(2, 4), 'b.csv', { dedupeKey: ['RemoteUrl', 'DeviceName'] })).toMatchObject({ rows: 1 });
  });

  it('leave rows apart that have none of them', async () => {
    const data = 'DeviceName,RemoteUrl\na,\nb,\na,\n';
    expect(await take(data, 'a.csv', { dedupeKey: ['RemoteUrl'] })).toMatchObject({ rows: 2, duplicates: 1 });
  });

  it('have to be there', async () => {
    const { error } = await take(csv(1), 'a.csv', { dedupeKey: ['Url'] });
    expect(error?.message).toBe(`a.csv: the table ${TABLE} has no column 'Url' to tell its events apart by`);
    expect(store.tables()).toEqual([]);
    await expect(take(csv(1), 'a.csv', { dedupeKey: [] })).rejects.toThrow(
      'no column is named to tell events apart by',
    );
  });
});

it('what was left out comes back after that which had it was forgotten', async () => {
  await take(csv(1, 2), 'a.csv');
  await take(csv(2, 3), 'b.csv', { dedupe: true });
  store.forget(1);
  expect(urls()).toEqual(['u3']);
  expect(await take(csv(2, 3), 'b.csv', { dedupe: true })).toMatchObject({
    status: 'ingested',
    rows: 1,
    duplicates: 1,
  });
  expect(await take(csv(2, 3), 'b.csv', { dedupe: true })).toMatchObject({ status: 'known' });
  expect(urls()).toEqual(['u3', 'u2']);
  expect(store.sources()).toHaveLength(2);
});
