import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string, content?: string | Buffer): string => {
  const full = path.join(folder, name);
  if (content !== undefined) writeFileSync(full, content);
  return full;
};
const RULE = 'distant-desktop-network-connection';
const CSV = 'datasets/distant-desktop/DeviceNetworkEvents.csv';
const JSONL = 'datasets/distant-desktop/DeviceNetworkEvents.jsonl';
const NO_STACK = /\n\s+at .*:\d+:\d+/;

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

const devices = (jsonl: string) =>
  new Set(
    jsonl
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { DeviceName: string }).DeviceName),
  );

describe('run', () => {
  it.each([CSV, JSONL])('finds the seven devices in %s', (data) => {
    const { code, out, err } = cli.run(['run', RULE, data, '--now', 'data', '--format', 'jsonl']);
    expect(err).toContain('Remote Management and Monitoring tool - DistantDesktop');
    expect(devices(out).size).toBe(7);
    expect(code).toBe(0);
  });

  it('gives the same rows from both forms of the export, and for a rule file of plain KQL', () => {
    const csv = cli.run(['run', RULE, CSV, '--now', 'data', '--format', 'json']);
    const streaming = cli.run(['run', RULE, JSONL, '--now', 'data', '--format', 'json']);
    expect(JSON.parse(streaming.out)).toEqual(JSON.parse(csv.out));
    const kql = file('rule.kql', `// Name: mine\nDeviceNetworkEvents | where RemoteUrl has 'signalserver.xyz' | count`);
    expect(JSON.parse(cli.run(['run', kql, CSV, '--format', 'json']).out)).toEqual([
      { Count: expect.any(Number) as number },
    ]);
  });

  it('says that the window of the rule holds no event, and names the flag', () => {
    const { code, out, err } = cli.run(['run', RULE, CSV]);
    expect(err).toContain('not evaluated');
    expect(err).toContain('DeviceNetworkEvents has no event in the time range of the query');
    expect(err).toContain('--now data');
    expect([code, out]).toEqual([2, '']);
  });

  it('exits with 1 on hits where asked to, and with 2 where there was nothing to look at', () => {
    expect(cli.run(['run', RULE, CSV, '--now', 'data', '--fail-on-hits']).code).toBe(1);
    expect(cli.run(['run', RULE, CSV, '--now', '2026-03-06T12:00:00Z', '--fail-on-hits']).code).toBe(0);
    expect(cli.run(['run', RULE, CSV, '--now', '2020-01-01', '--fail-on-hits']).code).toBe(2);
  });

  it('says that a rule was not evaluated where its table is missing', () => {
    const db = file('other.db');
    cli.run(['ingest', file('Other.csv', 'a,b\n1,2\n'), '--db', db, '--table', 'Other']);
    const { code, err } = cli.run(['run', RULE, '--db', db]);
    expect(err).toContain('not evaluated');
    expect(err).toContain('DeviceNetworkEvents');
    expect(code).toBe(2);
  });

  it('refuses rules that are none, with file and line', () => {
    const broken = cli.run(['run', file('broken.yaml', 'name: x\nquery: "unclosed\n  - [\n'), CSV]);
    expect(broken.err).toMatch(/broken\.yaml:\d+: is no valid YAML/);
    expect(broken.err).not.toMatch(NO_STACK);
    expect(broken.code).toBe(2);
    expect(cli.run(['run', file('norule.yaml', 'a: 1\n'), CSV]).err).toContain("the rule has no 'query'");
    expect(cli.run(['run', 'nowhere.yaml', CSV]).err).toContain('nowhere.yaml: there is no such file');
  });

  it('shows the place of a mistake in the YAML', () => {
    const rule = file('typo.yaml', 'name: typo\nquery: |\n  DeviceNetworkEvents\n  | where RemoteUlr has "a"\n');
    const { code, err } = cli.run(['run', rule, CSV]);
    expect(err).toContain('typo.yaml:4:11');
    expect(err).toContain('did you mean `RemoteUrl`?');
    expect(code).toBe(2);
  });
});

describe('ingest, tables, schema, query', () => {
  const db = file('events.db');

  it('takes files, folders, compressed files and standard input in one call, and the same content once', () => {
    mkdirSync(path.join(folder, 'more'));
    const csv = readFileSync(CSV);
    file('more/DeviceNetworkEvents.csv.gz', gzipSync(csv));
    const first = cli.run(
      ['ingest', CSV, path.join(folder, 'more'), '-', '--db', db, '--table', 'DeviceNetworkEvents'],
      csv,
    );
    expect(first.code).toBe(0);
    expect(first.out).toContain('DeviceNetworkEvents: 276 rows added');
    expect(first.out.match(/is in the database already/g)).toHaveLength(2);
    expect(cli.run(['query', 'DeviceNetworkEvents | count', '--db', db, '--format', 'csv']).out).toBe('Count\n276\n');
  });

  it('prints the tables of all queries of a text', () => {
    const several = (format: string) =>
      cli.run(['query', 'range x from 1 to 2 step 1 | as Xs; print y = "a"', '--format', format]).out;
    expect(several('csv')).toBe('x\n1\n2\n\ny\na\n');
    expect(several('jsonl')).toBe('{"x":1}\n{"x":2}\n{"y":"a"}\n');
    expect(JSON.parse(several('json'))).toEqual([
      { name: 'Xs', rows: [{ x: 1 }, { x: 2 }] },
      { name: '', rows: [{ y: 'a' }] },
    ]);
    expect(several('table')).toMatch(/^Xs\n.*\n2 rows\n\nResult 2\n.*\n1 row\n$/s);
  });

  it('lists tables and columns', () => {
    expect(cli.run(['tables', '--db', db]).out).toContain('DeviceNetworkEvents');
    expect(cli.run(['schema', 'DeviceNetworkEvents', '--db', db, '--format', 'csv']).out).toContain('RemotePort,int');
    expect(cli.run(['schema', 'devicenetworkevents', '--format', 'csv']).out).toContain('RemoteUrl,string');
    expect(cli.run(['schema', 'DeviceNetworkEvent']).err).toContain('did you mean DeviceNetworkEvents?');
  });

  it('prints rows in every format', () => {
    const kql =
      'print text = "a,\\"b\\"\\n", n = 9007199254740993, t = datetime(2024-01-31), d = dynamic({"a": [1, 2.5]}), nothing = int(null)';
    expect(cli.run(['query', kql, '--format', 'jsonl']).out).toBe(
      '{"text":"a,\\"b\\"\\n","n":9007199254740993,"t":"2024-01-31T00:00:00.0000000Z","d":{"a":[1,2.5]},"nothing":null}\n',
    );
    expect(cli.run(['query', kql, '--format', 'csv']).out).toBe(
      'text,n,t,d,nothing\n"a,""b""\n",9007199254740993,2024-01-31T00:00:00.0000000Z,"{""a"":[1,2.5]}",\n',
    );
    expect(cli.run(['query', kql]).out).toContain('a,"b"⏎');
    expect(cli.run(['query', 'print x = 1 | where false', '--format', 'json']).out).toBe('[]\n');
  });

  it('keeps control characters of events away from the terminal', () => {
    const { out } = cli.run(['query', 'print x = "\\u001b[31mred\\u202e"']);
    expect(out).toContain('␛[31mred�');
  });

  it('reads queries from files and standard input', () => {
    expect(cli.run(['query', '-f', file('q.kql', '\uFEFFprint 1'), '--format', 'csv']).out).toBe('print_0\n1\n');
    expect(cli.run(['query', '-f', '-', '--format', 'csv'], 'print 2').out).toBe('print_0\n2\n');
    expect(cli.run(['query', '-', '--format', 'csv'], 'print 3').out).toBe('print_0\n3\n');
  });
});

describe('wrong input', () => {
  const db = file('wrong.db');
  const ingest = (name: string, content: string | Buffer, ...more: string[]) =>
    cli.run(['ingest', file(name, content), '--db', db, ...more]);

  it.each<[string, () => { code: number | null; out: string; err: string }, RegExp, number]>([
    ['a missing file', () => cli.run(['ingest', 'nowhere.csv', '--db', db]), /nowhere\.csv/, 2],
    ['an empty file', () => ingest('empty.csv', ''), /empty\.csv/, 2],
    [
      'a binary file',
      () => ingest('picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0])),
      /picture\.csv/,
      2,
    ],
    ['a folder without exports', () => cli.run(['ingest', file('none'), '--db', db]), /none/, 2],
    [
      'a database that is none',
      () => cli.run(['tables', '--db', file('no.db', 'hello, this is not a database at all')]),
      /no\.db/,
      2,
    ],
    ['a missing database', () => cli.run(['tables', '--db', 'nowhere.db']), /nowhere\.db/, 2],
    ['an unknown command', () => cli.run(['rum']), /run/, 2],
    ['an unknown flag', () => cli.run(['tables', '--db', db, '--formt', 'csv']), /formt/, 2],
    ['a clock that is none', () => cli.run(['query', 'print 1', '--now', 'yesterday']), /--now takes an ISO time/, 2],
    ['no query', () => cli.run(['query']), /-f/, 2],
    ['a query with a typo', () => cli.run(['query', 'print x = 1 | whre x == 1']), /did you mean `where`\?/, 2],
    ['a query on a missing table', () => cli.run(['query', 'Nowhere | take 1']), /no table named 'Nowhere'/, 2],
    ['an unclosed string', () => cli.run(['query', 'print "abc']), /the string is not closed/, 2],
  ])('%s', (_name, act, message, code) => {
    const result = act();
    expect(result.err + result.out).toMatch(message);
    expect(result.err).not.toMatch(NO_STACK);
    expect(result.code).toBe(code);
  });

  it('takes a header without rows, and says so', () => {
    const { code, out } = ingest('DeviceInfo.csv', 'Timestamp,DeviceId,DeviceName\n');
    expect(out).toContain('DeviceInfo: 0 rows');
    expect(code).toBe(0);
  });

  it('keeps rows that it cannot read, with line and reason, and takes the others', () => {
    const { out } = ingest('fields.csv', 'a,b\n1,2\n3\n4,5\n', '--table', 'Fields');
    expect(out).toMatch(/1 row rejected/);
    expect(out).toMatch(/line 3/);
    expect(cli.run(['query', 'Fields | count', '--db', db, '--format', 'csv']).out).toBe('Count\n2\n');
    const lines = ingest('lines.jsonl', '{"a":1}\n{"a":\n{"a":3}\n', '--table', 'Lines');
    expect(lines.out).toMatch(/line 2/);
    expect(cli.run(['query', 'Lines | summarize sum(a)', '--db', db, '--format', 'csv']).out).toBe('sum_a\n4\n');
  });

  it('takes a cell of 20 MB', () => {
    const cell = 'x'.repeat(20 * 2 ** 20);
    const { code } = ingest('large.csv', `a,b\n1,"${cell}"\n`, '--table', 'Large');
    expect(code).toBe(0);
    expect(cli.run(['query', 'Large | project strlen(b)', '--db', db, '--format', 'csv']).out).toContain(
      String(cell.length),
    );
  });

  it('ends quietly where its reader goes away', () => {
    expect(cli.run(['--version']).out).toBe('test\n');
    expect(cli.run(['--help']).out).toContain('kqlocal ingest');
  });
});
