import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';

const HEADER = 'Timestamp,DeviceName,ReportId,RemotePort';
const line = (n: number) => `2024-05-01T10:00:0${n}.5Z,pc,${n},${n}`;

let cli: Cli;
let folder: string;
let database: string;
beforeAll(async () => {
  cli = await buildCli();
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-cli-sources-'));
  database = path.join(folder, 'events.db');
});
beforeEach(() => rmSync(database, { force: true }));
afterAll(() => {
  cli.remove();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, ...lines: string[]): string {
  const location = path.join(folder, name);
  writeFileSync(location, lines.map((text) => `${text}\n`).join(''));
  return location;
}

function ingest(...args: string[]) {
  return cli.run(['ingest', ...args, '--table', 'DeviceNetworkEvents', '--db', database]);
}

const run = (command: string, ...args: string[]) => cli.run([command, ...args, '--db', database]);
const rows = () => run('query', 'DeviceNetworkEvents | count', '--format', 'csv').out.trim().split('\n')[1];

describe('ingest', () => {
  it('tells what became of every row', () => {
    const a = file('a.csv', HEADER, line(1), line(1), 'short', line(2).replace(/2$/, 'many'));
    const { out, code } = ingest(a, '--dedupe');
    expect(out.split('\n')).toEqual([
      `${a}: csv, 2 rows, 1 duplicate left out, 1 row rejected`,
      '  DeviceNetworkEvents: 2 rows, 1 duplicate left out, 1 row rejected, 2024-05-01T10:00:01.5000000Z to 2024-05-01T10:00:02.5000000Z',
      '    RemotePort: 1 value no int, now null (line 5: "many")',
      '  rejected line 4: 1 fields where there are 4 columns',
      'DeviceNetworkEvents: 2 rows added',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('has the same as JSON, with times as text', () => {
    const report = JSON.parse(ingest(file('a.csv', HEADER, line(1), 'short'), '--format', 'json').out);
    expect(report.files[0]).toMatchObject({
      rows: 1,
      rejected: 1,
      rejects: [{ line: 3 }],
      findings: ['1 row cannot be read, first line 3: 1 fields where there are 4 columns'],
      tables: [{ rows: 1, rejected: 1, oldest: '2024-05-01T10:00:01.5000000Z' }],
    });
  });

  it('refuses a file with findings where it is to be strict, with code 1, and lists them', () => {
    const a = file('a.csv', HEADER, line(1).replace(/1$/, 'many'), 'short');
    const { out, code } = ingest(a, '--strict');
    expect(out.split('\n')).toEqual([
      `error: ${a}: 1 row cannot be read, first line 3: 1 fields where there are 4 columns (and 1 more)`,
      '  DeviceNetworkEvents.RemotePort: 1 value is no int, first on line 2: "many"',
      'nothing was added',
      '',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(run('sources', '--format', 'json').out)).toEqual([]);
    expect(ingest(path.join(folder, 'missing.csv'), '--strict').code).toBe(2);
  });

  it('takes a copy, a longer version and an overlapping export once, and again where it is asked to', () => {
    const json = (n: number) => JSON.stringify({ Timestamp: `2024-05-01T10:00:0${n}Z`, DeviceName: 'pc', ReportId: n });
    const a = file('a.json', json(1), json(2));
    const copy = file('copy.json', json(1), json(2));
    const longer = file('longer.json', json(1), json(2), json(3));
    const { out } = ingest(a, copy, longer, file('b.json', json(3), json(4)), '--dedupe');
    expect(out).toContain(`${copy}: is in the database already as ${a}; nothing was added`);
    expect(out).toContain(`begins with ${a}, which is in the database; the rest was added`);
    expect(out).toContain('DeviceNetworkEvents: 4 rows added');
    const c = file('c.json', json(4), json(5));
    expect(ingest(c, '--dedupe-key', 'Timestamp, ReportId').out).toContain('1 row, 1 duplicate left out');
    ingest(c, '--again');
    expect(rows()).toBe('7');
  });
});

describe('sources, rejects and forget', () => {
  it('list and take out what was ingested', () => {
    const a = file('a.csv', HEADER, line(1), 'short');
    ingest(a);
    ingest(file('b.csv', HEADER, line(2)));
    const [first, second] = JSON.parse(run('sources', '--format', 'json').out);
    expect(first).toMatchObject({ Id: 1, File: a, Format: 'csv', Rows: { DeviceNetworkEvents: 1 }, Rejected: 1 });
    expect(first.Hash).toMatch(/^[0-9a-f]{64}$/);
    expect(run('sources').out).toContain(second.Hash.slice(0, 12));
    expect(run('forget', a)).toMatchObject({
      out: `forgot source 1: ${a}\n1 row and 1 rejected row taken out\n`,
      code: 0,
    });
    expect(rows()).toBe('1');
    expect(run('rejects', '--format', 'json').out).toBe('[]\n');
    expect(run('forget', a)).toMatchObject({ code: 2, err: expect.stringContaining(`there is no source '${a}'`) });
  });

  it('makes the file smaller where it is to', () => {
    const noise = Array.from({ length: 60_000 }, (_, i) => `2024-05-01T10:00:00Z,${Math.sin(i)}${Math.cos(i)},${i},1`);
    ingest(file('big.csv', HEADER, ...noise));
    const size = statSync(database).size;
    run('forget', '1', '--compact');
    expect(statSync(database).size).toBeLessThan(size / 2);
  });

  it('lists rejected rows, and writes them to be mended', () => {
    const a = file('a.csv', HEADER, line(1), 'short', line(2).replace(/2$/, 'many'));
    ingest(a);
    const listed = run('rejects', '--format', 'json');
    expect(JSON.parse(listed.out)).toEqual([
      {
        Source: 1,
        File: a,
        Table: 'DeviceNetworkEvents',
        Line: 3,
        Reason: '1 fields where there are 4 columns',
        Row: 'short',
      },
    ]);
    expect(listed.err).toContain('--incomplete lists them');
    expect(JSON.parse(run('rejects', '--incomplete', '--format', 'json').out)).toMatchObject([{ Line: 4 }]);
    expect(run('rejects', '--raw', '-').out).toBe(`${HEADER}\nshort\n`);

    const bad = path.join(folder, 'bad.csv');
    expect(run('rejects', '--raw', bad).err).toContain(`1 row written to ${bad}`);
    writeFileSync(bad, readFileSync(bad, 'utf8').replace('short', line(3)));
    expect(run('rejects', '--raw', bad)).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is such a file'),
    });
    ingest(bad);
    expect(rows()).toBe('3');
  });

  it('does not mix rows of different columns', () => {
    ingest(file('a.csv', HEADER, 'short'));
    ingest(file('b.csv', 'Timestamp,DeviceName', 'short'));
    const bad = path.join(folder, 'mixed.csv');
    const { code, err } = run('rejects', '--raw', bad);
    expect(code).toBe(2);
    expect(err).toContain('the rows come from files of different columns; name one with --source\n  1: ');
    expect(existsSync(bad)).toBe(false);
    expect(run('rejects', '--raw', '-', '--source', '2').out).toBe('Timestamp,DeviceName\nshort\n');
    expect(run('rejects', '--raw', '-', '--incomplete').code).toBe(2);
  });
});
