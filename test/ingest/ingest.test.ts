import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestError, type IngestProgress, ingest } from '../../src/ingest/ingest.js';
import { Store } from '../../src/store/store.js';
import { content, storedRows, storedTypes, withIngested } from './stored-rows.js';

const CSV = [
  'Timestamp,DeviceName,RemotePort,RemoteUrl',
  '2024-05-01T10:00:00.1234567Z,pc-1,443,"https://a.example/?x=1,2"',
  '2024-05-01T10:00:01Z,pc-2,,',
  '',
].join('\r\n');

const TABLE = { table: 'DeviceNetworkEvents' };
const COLUMNS = ['Timestamp', 'DeviceName', 'RemotePort', 'RemoteUrl'];
const ROWS = [
  ['2024-05-01T10:00:00.1234567Z', 'pc-1', '443', 'https://a.example/?x=1,2'],
  ['2024-05-01T10:00:01.0000000Z', 'pc-2', null, ''],
];
const LINES = [
  '{"Timestamp":"2024-05-01T10:00:00.1234567Z","DeviceName":"pc-1","RemotePort":443,"RemoteUrl":"https:\\/\\/a.example/?x=1,2"}',
  '{"RemotePort":null,"Timestamp":"2024-05-01T10:00:01Z","DeviceName":"pc-2"}',
  '',
].join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kqlocal-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, data: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, data);
  return path;
}

describe('ingest', () => {
  it.each([
    ['CSV', CSV],
    ['CSV with a byte order mark', `\ufeff${CSV}`],
    ['CSV, compressed', gzipSync(CSV)],
    ['CSV in UTF-16', Buffer.from(`\ufeff${CSV}`, 'utf16le')],
    ['JSON lines', LINES],
    ['JSON lines, compressed', gzipSync(LINES)],
    ['JSON lines, compressed in two parts', Buffer.concat([gzipSync(LINES.slice(0, 100)), gzipSync(LINES.slice(100))])],
  ])('takes %s', async (_, data) => {
    await withIngested([content(data)], TABLE, (store, report) => {
      expect(report.files[0]).toMatchObject({ status: 'ingested', rows: 2, rejected: 0 });
      expect(storedRows(store, 'DeviceNetworkEvents', COLUMNS)).toEqual(ROWS);
    });
  });

  it('makes all columns of a known table, and answers to both names of the time', async () => {
    await withIngested([content(CSV)], TABLE, (store, report) => {
      expect(storedTypes(store, 'DeviceNetworkEvents')).toMatchObject({
        ReportId: 'long',
        InitiatingProcessCommandLine: 'string',
        AdditionalFields: 'string',
        TimeGenerated: 'datetime',
      });
      expect(storedRows(store, 'DeviceNetworkEvents', ['TimeGenerated'])).toEqual(ROWS.map(([time]) => [time]));
      expect(report.files[0]?.tables[0]).toMatchObject({ namedBy: 'the caller', guessed: false, unknownColumns: [] });
    });
  });

  it('takes several files, folders and streams in one call', async () => {
    file('all/one.csv', CSV);
    file('all/deep/two.jsonl', LINES.replaceAll('pc-', 'srv-'));
    file('all/.hidden', 'x');
    const three = file('three.csv.gz', gzipSync(CSV.replaceAll('pc-', 'mac-')));
    const stream = { name: 'a stream', stream: pieces(CSV.replaceAll('pc-', 'tab-')) };
    await withIngested([join(folder, 'all'), three, stream], TABLE, (store, report) => {
      expect(report.files.map(({ file: name, status, rows }) => [name, status, rows])).toEqual([
        [join(folder, 'all/deep/two.jsonl'), 'ingested', 2],
        [join(folder, 'all/one.csv'), 'ingested', 2],
        [three, 'ingested', 2],
        ['a stream', 'ingested', 2],
      ]);
      expect(report.tables).toEqual([{ table: 'DeviceNetworkEvents', rows: 8 }]);
      expect(store.sources().map(({ name, path }) => [name, path])).toEqual([
        [join(folder, 'all/deep/two.jsonl'), join(folder, 'all/deep/two.jsonl')],
        [join(folder, 'all/one.csv'), join(folder, 'all/one.csv')],
        [three, three],
        ['a stream', null],
      ]);
    });
  });

  it('keeps columns that it does not know, with a type that holds them', async () => {
    const data = 'DeviceName,RemotePort,Risk,Seen,Tags,Note\npc,1,7,2024-01-02T03:04:05Z,"{""a"":[1]}",x\npc,2,8,,,1\n';
    await withIngested([content(data)], TABLE, (store, report) => {
      const unknown = report.files[0]?.tables[0]?.unknownColumns;
      expect(unknown?.map(({ name, type }) => `${name}:${type}`)).toEqual([
        'Risk:long',
        'Seen:datetime',
        'Tags:dynamic',
        'Note:string',
      ]);
      expect(storedRows(store, 'DeviceNetworkEvents', ['Risk', 'Seen', 'Tags', 'Note'])).toEqual([
        ['7', '2024-01-02T03:04:05.0000000Z', '{"a":[1]}', 'x'],
        ['8', null, null, '1'],
      ]);
    });
  });

  it('adds the same content once, under whatever name', async () => {
    const store = Store.open(':memory:');
    const first = await ingest(store, [content(CSV, 'first')], TABLE);
    const again = await ingest(store, [content(gzipSync(CSV), 'second'), content(LINES, 'third')], TABLE);
    expect(first.files[0]?.status).toBe('ingested');
    expect(again.files.map(({ status, knownAs, rows }) => [status, knownAs, rows])).toEqual([
      ['known', 'first', 0],
      ['ingested', undefined, 2],
    ]);
    expect(store.table('DeviceNetworkEvents')?.rowCount()).toBe(4);
    store.close();
  });

  it('adds of a file that has grown only what is new', async () => {
    const store = Store.open(':memory:');
    const grown = `${LINES}{"DeviceName":"pc-3"}\n`;
    await ingest(store, [content(LINES, 'PT1H.json')], TABLE);
    const { files } = await ingest(store, [content(grown, 'PT1H.json')], TABLE);
    expect(files[0]).toMatchObject({ status: 'ingested', rows: 1, continues: 'PT1H.json', notes: [] });
    expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['pc-1'], ['pc-2'], ['pc-3']]);
    expect((await ingest(store, [content(grown)], TABLE)).files[0]?.status).toBe('known');
    store.close();
  });

  it('goes on in a CSV file behind its header', async () => {
    const store = Store.open(':memory:');
    await ingest(store, [content(CSV)], TABLE);
    const { files } = await ingest(store, [content(`${CSV}2024-05-01T10:00:02Z,pc-3,80,x\r\nbad\r\n`)], TABLE);
    expect(files[0]).toMatchObject({ rows: 1, rejects: [{ line: 5, reason: '1 fields where there are 4 columns' }] });
    expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['pc-1'], ['pc-2'], ['pc-3']]);
    store.close();
  });

  it('refuses a grown file whose earlier version may have been cut in a row', async () => {
    const store = Store.open(':memory:');
    await ingest(store, [content('DeviceName,RemotePort\npc-1,44', 'old.csv')], TABLE);
    const { files } = await ingest(store, [content('DeviceName,RemotePort\npc-1,443\n', 'new.csv')], TABLE);
    expect(files[0]?.error?.message).toBe(
      'new.csv: it begins with what was ingested as old.csv; forget that source, or leave out its rows with --dedupe',
    );
    store.close();
  });

  it.skipIf(process.platform === 'win32')('takes a pipe that has a name', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', 'printf "DeviceName\\na\\n" > "$1"', 'sh', pipe]);
    await withIngested([pipe], TABLE, (store) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['a']]);
    });
    writer.kill();
  });

  it('says of a stream that breaks what broke it', async () => {
    const stream = (async function* () {
      yield 'DeviceName\na\n';
      throw new Error('the line is dead');
    })();
    await withIngested([{ name: 's', stream }], TABLE, (_, { files }) => {
      expect(files[0]?.error?.message).toBe('s: the line is dead');
    });
  });

  it('tells how far it is', async () => {
    const seen: IngestProgress[] = [];
    const one = file('progress/1.csv', CSV);
    const two = file('progress/2.csv', CSV.replace('pc-1', 'pc-9'));
    await withIngested([one, two], { ...TABLE, onProgress: (progress) => seen.push(progress) }, () => {});
    const last = seen.at(-1);
    expect(last).toMatchObject({
      file: two,
      fileNumber: 2,
      fileCount: 2,
      bytesTotal: 2 * CSV.length,
      bytesRead: 2 * CSV.length,
    });
    expect(seen.every(({ bytesRead }, i) => i === 0 || bytesRead >= (seen[i - 1]?.bytesRead ?? 0))).toBe(true);
  });
});

describe('what is wrong with a file', () => {
  /** The error of the only file. */
  async function refusal(data: string | Uint8Array, options = {}): Promise<string | undefined> {
    return withIngested([content(data, 'f')], options, (store, { files }) => {
      expect(files[0]?.status).toBe('refused');
      expect(store.sources()).toEqual([]);
      expect(files[0]?.error).toBeInstanceOf(IngestError);
      return files[0]?.error?.message;
    });
  }

  it.each([
    ['an empty file', '', 'f: the file is empty'],
    ['a byte order mark and nothing else', '\ufeff', 'f: the file is empty'],
    ['a binary file', Buffer.from([1, 2, 0, 3, 0, 0, 9]), 'f: this is a binary file'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'f: this is a picture'],
    [
      'a database',
      Buffer.from('SQLite format 3\0\x10'),
      'f: this is an SQLite database; a database of kqlocal is read with --db',
    ],
    ['a web page', '<!DOCTYPE html><html></html>', 'f: this is HTML or XML, no export of rows'],
    ['gzip that is cut off', gzipSync('x'.repeat(9999)).subarray(0, 30), 'f: the gzip data is damaged or cut off'],
    ['JSON that is cut off before its first row', '[{"a":1', 'f:1: the file ends inside its JSON'],
    ['an object that is cut off', '{', 'f:1: the file ends inside its JSON'],
    ['an array of numbers', '[1, 2]', 'f: this is in none of the known formats'],
  ])('%s', async (_, data, message) => {
    expect(await refusal(data)).toBe(message);
  });

  it('a table that nothing tells', async () => {
    expect(await refusal('a,b\n1,2\n')).toBe(
      'f: nothing tells which table this is (no known table has such columns); name it with --table',
    );
    expect(await refusal('DeviceName,RemoteUrl,RemotePort\nx,y,1\n')).toMatch(/nearest by its columns: Device\w+/);
  });

  it('a missing file, a folder without files', async () => {
    mkdirSync(join(folder, 'nothing'), { recursive: true });
    const paths = [join(folder, 'missing.csv'), join(folder, 'nothing'), file('there.csv', CSV)];
    await withIngested(paths, TABLE, (_, { files }) => {
      expect(files.map(({ status, error }) => [status, error?.reason])).toEqual([
        ['refused', 'there is no such file'],
        ['refused', 'there are no files in this folder'],
        ['ingested', undefined],
      ]);
    });
  });

  it('passes over other files in a folder', async () => {
    file('mixed/README.bin', Buffer.from([0, 1, 2]));
    file('mixed/README.md', 'Read me,\nplease.\n');
    file('mixed/x.csv', CSV);
    await withIngested([join(folder, 'mixed')], TABLE, (_, { files }) => {
      expect(files.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'ingested']);
    });
  });

  it('a header and nothing else makes an empty table', async () => {
    await withIngested([content('Timestamp,DeviceName\n')], TABLE, (store, { files }) => {
      expect(files[0]).toMatchObject({ status: 'ingested', rows: 0, notes: ['there are no rows'] });
      expect(store.table('DeviceNetworkEvents')?.rowCount()).toBe(0);
    });
  });

  it('options that make no sense', async () => {
    const store = Store.open(':memory:');
    await expect(ingest(store, [], { timezone: 'Mars/Phobos' })).rejects.toThrow("there is no time zone 'Mars/Phobos'");
    await expect(ingest(store, [], { encoding: 'utf-9' })).rejects.toThrow("there is no encoding 'utf-9'");
    await expect(ingest(store, [], { format: 'docx' })).rejects.toThrow(/^there is no format 'docx'; there are .*csv/);
    store.close();
  });
});

describe('what is wrong with a row', () => {
  it('rows with too few or too many fields are kept as they stand', async () => {
    await withIngested([content('DeviceName,RemotePort\na,1\nb\nc,2,3\nd,4\n')], TABLE, (store, { files }) => {
      expect(files[0]).toMatchObject({ rows: 2, rejected: 2 });
      expect([...store.rejects()].map(({ line, reason, raw }) => [line, reason, raw])).toEqual([
        [3, '1 fields where there are 2 columns', 'b'],
        [4, '3 fields where there are 2 columns', 'c,2,3'],
      ]);
    });
  });

  it('a quote that is not closed costs the rows that it swallows, and says where it was opened', async () => {
    const data = 'DeviceName,RemotePort\na,1\nb,"2\nc,3\nd,4\n';
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['a'], ['c'], ['d']]);
      expect(files[0]?.rejects).toEqual([
        { line: 3, reason: 'the quote that was opened on line 3 is not closed; the file may be cut off' },
      ]);
      expect([...store.rejects()][0]?.raw).toBe('b,"2');
    });
  });

  it('a file that is cut off inside a cell of several lines loses one row', async () => {
    const data = 'DeviceName,RemotePort,AdditionalFields\na,1,x\nb,2,"{\n  ""k"": 1,\n  ""l"":';
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(files[0]).toMatchObject({ rows: 1, rejected: 1, rejects: [{ line: 3 }] });
      expect([...store.rejects()][0]?.raw).toBe('b,2,"{\n  ""k"": 1,\n  ""l"":');
    });
  });

  it('text behind a quoted field', async () => {
    await withIngested([content('DeviceName,RemotePort\na,"1"x\nb,2\n')], TABLE, (store, { files }) => {
      expect(files[0]?.rejects).toEqual([
        { line: 2, reason: 'text behind the end of a quoted field that was opened on line 2' },
      ]);
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['b']]);
    });
  });

  it('lines that are no JSON', async () => {
    const data =
      '{"DeviceName":"a"}\n{"DeviceName":\nnull\n{"DeviceName":"b"} x\n\n{"DeviceName":"c",}\n{"DeviceName":"d"}';
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['a'], ['d']]);
      expect(files[0]?.rejects).toEqual([
        { line: 2, reason: 'the line ends inside its JSON' },
        { line: 3, reason: 'no JSON: an object should be here, at column 1' },
        { line: 4, reason: 'text behind the end of the object' },
        { line: 6, reason: 'no JSON: the name of a member should be here, in quotes, at column 19' },
      ]);
    });
  });

  it('values that do not fit become null, are counted, and their rows kept', async () => {
    const data =
      'DeviceName,RemotePort,Timestamp\na,abc,12:36 PM\nb,70000000000,2024-05-01T00:00:00Z\nc,443.0,Invalid date\n';
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['RemotePort', 'Timestamp'])).toEqual([
        [null, null],
        [null, '2024-05-01T00:00:00.0000000Z'],
        ['443', null],
      ]);
      expect(files[0]).toMatchObject({ rows: 3, rejected: 0 });
      expect(files[0]?.tables[0]?.misfits).toEqual([
        {
          column: 'RemotePort',
          type: 'int',
          count: 2,
          examples: [
            { line: 2, text: 'abc' },
            { line: 3, text: '70000000000' },
          ],
        },
        {
          column: 'Timestamp',
          type: 'datetime',
          count: 1,
          examples: [{ line: 2, text: '12:36 PM' }],
          damage: 'a spreadsheet has cut dates off, such as 12:36 PM',
        },
      ]);
      expect([...store.rejects()].map(({ line, raw }) => [line, raw])).toEqual([
        [2, 'a,abc,12:36 PM'],
        [3, 'b,70000000000,2024-05-01T00:00:00Z'],
      ]);
    });
  });

  it('damage is told in columns that nobody knows, too', async () => {
    const data = 'DeviceName,RemotePort,Message,At\na,1,1.78153E+12,36:25.1\nb,2,1.78153E+12,\n';
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['Message'])).toEqual([['1.78153E+12'], ['1.78153E+12']]);
      expect(files[0]?.notes).toEqual([
        'DeviceNetworkEvents.Message: a spreadsheet has rounded numbers, such as 1.78153E+12',
        'DeviceNetworkEvents.At: a spreadsheet has cut dates off, such as 36:25.1',
      ]);
    });
  });

  it('bytes that are not UTF-8', async () => {
    const data = Buffer.from('DeviceName,RemotePort\na,1\nb\xff\xfec,2\n', 'latin1');
    await withIngested([content(data)], TABLE, (store, { files }) => {
      expect(storedRows(store, 'DeviceNetworkEvents', ['DeviceName'])).toEqual([['a'], ['b\ufffd\ufffdc']]);
      expect(files[0]?.notes).toEqual([
        'bytes that are not UTF-8 in one row, first on line 3, became U+FFFD; name the encoding with --encoding, as windows-1252',
      ]);
    });
  });

  it('a cell of 20 MB is one cell', async () => {
    const cell = 'line "x"\n'.repeat(2_200_000);
    const data = `DeviceName,RemoteUrl,RemotePort\na,"${cell.replaceAll('"', '""')}",1\nb,,2\n`;
    const json = `{"DeviceName":"a","RemoteUrl":${JSON.stringify(cell)}}\n{"DeviceName":"b"}\n`;
    for (const text of [data, json]) {
      await withIngested([content(text)], TABLE, (store, { files }) => {
        expect(files[0]).toMatchObject({ rows: 2, rejected: 0 });
        expect(storedRows(store, 'DeviceNetworkEvents', ['RemoteUrl']).map(([url]) => url?.length)).toEqual([
          cell.length,
          0,
        ]);
      });
    }
  }, 120_000);

  it('a header that occurs again is no row', async () => {
    await withIngested([content(CSV + CSV)], TABLE, (_, { files }) => {
      expect(files[0]).toMatchObject({ rows: 4, notes: ['the header occurs again, 1 times; it was passed over'] });
    });
  });

  it('is enough to refuse the file where the caller is strict', async () => {
    const options = { ...TABLE, strict: true };
    for (const bad of ['DeviceName\na,b\n', 'DeviceName,RemotePort\na,b\n', 'DeviceName,Other\na,b\n']) {
      await withIngested([content(bad)], options, (store, { files }) => {
        expect(files[0]?.status).toBe('refused');
        expect(store.sources()).toEqual([]);
        expect(store.tables()).toEqual([]);
      });
    }
    await withIngested([content(CSV)], options, (_, { files }) => expect(files[0]?.status).toBe('ingested'));
  });
});

async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
}
