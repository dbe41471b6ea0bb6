import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const database = path.join(folder, 'events.db');
const rule = (name: string, query: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, query);
  return file;
};
let cli: Cli;

beforeAll(async () => {
  cli = await buildCli();
  const events = path.join(folder, 'logons.csv');
  writeFileSync(events, 'Id,User,Port\n1,ann,22\n2,"bob\nthe builder",443\n3,Ann,22\n');
  expect(cli.run(['ingest', events, '--db', database, '--table', 'Logons']).code).toBe(0);
}, 60_000);
afterAll(() => cli.remove());

const old = () => rule('old.kql', 'Logons\n| where Port == 22\n| where User == "ann"');

describe('the commands that look into a rule', () => {
  it('why names the condition, its place, the values, the file and line of the event', () => {
    const { code, out } = cli.run(['why', old(), '--event', 'Id == 2', '--db', database]);
    expect(code).toBe(0);
    expect(out).toContain('logons.csv:3: not in the result');
    expect(out).toContain('does not hold: Port == 22 (line 2:9)\n        Port = 443');
    expect(out).toContain('2 steps stand in its way');
    const data = JSON.parse(cli.run(['why', old(), '--row', 'Id == 1', '--db', database, '--format', 'json']).out);
    expect(data.events[0]).toMatchObject({ found: true, event: { line: 2, sourceRow: 1 } });
  });

  it('why refuses a condition that is none, and asks for one', () => {
    const wrong = cli.run(['why', old(), '--event', 'Prt == 1', '--db', database]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('--> the condition:1:1')]);
    expect(cli.run(['why', old(), '--db', database]).code).toBe(2);
  });

  it('why-not counts rows and lists near misses', () => {
    const { out } = cli.run(['why-not', old(), '--db', database]);
    expect(out).toContain(
      '        3  Logons\n        2  where Port == 22  line 2\n        1  where User == "ann"  line 3',
    );
    expect(out).toContain('without regard to case\n    stopped by: User == "ann"  line 3\n      User = "Ann"');
  });

  it('run --evidence shows events below rows, and in the data', () => {
    const run = (...args: string[]) => cli.run(['run', old(), '--db', database, '--evidence', ...args]).out;
    expect(run()).toMatch(/row 1: .*\n {2}1 event\n {4}Logons, .*logons\.csv:2/);
    const [row] = JSON.parse(run('--format', 'json'));
    expect(row).toMatchObject({ Id: 1, $evidence: { exact: true, events: [{ table: 'Logons', line: 2 }] } });
    const html = run('--format', 'html');
    expect(html).toContain('<a href="#rule-1-row-1">1</a>');
    expect(html).toContain('<li id="rule-1-row-1">Row 1: 1 event');
  });

  it('diff tells why, and fails where that is asked for', () => {
    const other = rule('new.kql', 'Logons\n| where Port == 22\n| where User =~ "ann"');
    const { code, out } = cli.run(['diff', old(), other, '--db', database, '--fail-on-change']);
    expect(code).toBe(1);
    expect(out).toContain('1 → 2 rows, 0 lost, 1 gained, 0 changed');
    expect(out).toMatch(/logons\.csv:5 is dropped by User == "ann" \(.*old\.kql:3\): User = "Ann"/);
    const same = cli.run(['diff', old(), old(), '--db', database, '--fail-on-change', '--format', 'markdown']);
    expect([same.code, same.out]).toEqual([0, '## What the rules find\n\n1 rule compared, 0 changed\n']);
  });

  it('stable fails on an arbitrary choice', () => {
    const take = rule('take.kql', 'Logons\n| take 1');
    const { code, out } = cli.run(['stable', take, '--db', database]);
    expect([code, out]).toEqual([1, expect.stringMatching(/take\.kql:2: take is free to choose which rows it keeps/)]);
    expect(cli.run(['stable', old(), '--db', database]).code).toBe(0);
  });

  it('stable says nothing of a rule whose time holds no events', () => {
    const events = path.join(folder, 'timed.csv');
    writeFileSync(events, 'Timestamp,User\n2026-03-14T11:00:00Z,ann\n');
    expect(cli.run(['ingest', events, '--db', database, '--table', 'Timed']).code).toBe(0);
    const recent = rule('recent.kql', 'Timed\n| where Timestamp > ago(1h)');
    const late = cli.run(['stable', recent, '--db', database, '--now', '2026-03-20']);
    expect([late.code, late.out]).toEqual([2, '']);
    expect(late.err).toMatch(/^not evaluated: .*recent\.kql: Timed has no event in the time range of the query/);
    expect(cli.run(['stable', recent, '--db', database, '--now', 'data']).code).toBe(0);
  });
});
