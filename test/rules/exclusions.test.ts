import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.js';
import { bundledRules, exclusionFiles, exclusionsOf, loadRule, type Rule, runRule } from '../../src/rules/index.js';
import { openWorkspace } from '../../src/workspace/workspace.js';

const EXPORT = fileURLToPath(new URL('../../datasets/distant-desktop/', import.meta.url));

let folder: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kqlocal-exclusions-'));
  database = openDatabase(':memory:');
  database.createTable('Logons', [
    { name: 'User', type: 'string' },
    { name: 'Failures', type: 'long' },
  ]);
  database.append('Logons', [
    ['ann', 3],
    ['bob', 9],
    ['svc-scan', 40],
  ]);
  await database.ingest(path.join(EXPORT, 'DeviceNetworkEvents.csv'));
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

/** A rule over `Logons` with this text of exclusions beside it. */
function ruleWith(exclusions: string): Rule {
  const file = write('failures.kql', 'Logons | where Failures > 1 | summarize Failures = sum(Failures) by User');
  write('failures.exclusions.yaml', exclusions);
  return loadRule(file);
}

async function run(rule: Rule, now = '2026-03-15T00:00:00Z') {
  const found = await runRule(database, rule, { now, exclusions: exclusionsOf(rule) });
  const users = [...(found.result?.rows ?? [])].map(([user]) => user);
  const effects = found.exclusions().map(({ exclusion, ...effect }) => ({ name: exclusion.name, ...effect }));
  return { users, effects };
}

describe('exclusions', () => {
  it('take away events and rows, and tell how many', async () => {
    const rule = ruleWith(`
exclusions:
  - { name: scanner, reason: it tries passwords by order, events: User startswith "svc-" }
  - { name: few, reason: people mistype, owner: helpdesk, rows: Failures < 5 }
`);
    expect(await run(rule)).toEqual({
      users: ['bob'],
      effects: [
        { name: 'scanner', notApplied: null, events: 1, rows: 1, suspicious: null },
        { name: 'few', notApplied: null, events: null, rows: 1, suspicious: null },
      ],
    });
  });

  it('are flagged where they take nothing or everything', async () => {
    const rule = ruleWith(`
exclusions:
  - { name: nobody, reason: none, events: User == "nobody" }
  - { name: all, reason: none, events: 'true' }
`);
    const { users, effects } = await run(rule);
    expect(users).toEqual([]);
    expect(effects.map(({ suspicious }) => suspicious)).toEqual(['nothing', 'everything']);
  });

  it('end when they expire', async () => {
    const rule = ruleWith(`
exclusions:
  - { name: audit, reason: an audit, expires: 2026-03-01, events: User == "bob" }
`);
    expect((await run(rule, '2026-02-28T23:59:59Z')).users).not.toContain('bob');
    const after = await run(rule, '2026-03-01T00:00:00Z');
    expect(after.users).toContain('bob');
    expect(after.effects[0]?.notApplied).toBe('it has expired');
  });

  it('may stand elsewhere, with the id or the name of their rule', () => {
    const rule = ruleWith('exclusions: []');
    const file = (named: string) =>
      write('elsewhere.exclusions.yaml', `rule: ${named}\nexclusions: [{ name: x, reason: y, rows: 'true' }]`);
    expect(exclusionsOf(rule, exclusionFiles([file('Failures')]))).toHaveLength(1);
    expect(exclusionsOf(rule, exclusionFiles([file('another')]))).toHaveLength(0);
  });

  it.each([
    ['an unknown key', 'rule: r\nexclusions:\n  - name: a\n    reason: b\n    evnts: c\n', 5],
    ['a value of another kind', 'rule: r\nexclusions:\n  - name: [a]\n    rows: c\n    reason: b\n', 3],
    ['a missing key', 'rule: r\nexclusions:\n  - { name: a, reason: b, rows: c }\n  - name: a\n    rows: c\n', 4],
    ['a date that is none', 'rule: r\nexclusions:\n  - name: a\n    reason: b\n    rows: c\n    expires: soon\n', 6],
    ['no list', 'rule: r\nlet: a\nexclusions: none\n', 3],
  ])('are refused at the line of %s', (_, text, line) => {
    const file = write('wrong.exclusions.yaml', text);
    expect(() => exclusionFiles([file])).toThrow(`${file}:${line}: `);
  });

  it.each([
    ['a rule', 'exclusions: []', 'names no rule'],
    ['a list', 'rule: r', "has no list 'exclusions'"],
    [
      'known keys',
      'rule: r\nexclusions: [{ name: a, reason: b, evnts: c }]',
      "exclusion 1 has 'evnts'; the keys are name",
    ],
    ['a reason', 'rule: r\nexclusions: [{ name: a, rows: c }]', "exclusion 1 has no 'reason'"],
    [
      'one condition',
      'rule: r\nexclusions: [{ name: a, reason: b, rows: c, events: d }]',
      'exclusion 1 needs a condition',
    ],
    ['a date', 'rule: r\nexclusions: [{ name: a, reason: b, rows: c, expires: soon }]', "'expires' has to be a date"],
    ['YAML', 'rule: [', 'is no valid YAML'],
  ])('need %s', (_, text, message) => {
    const file = write('wrong.exclusions.yaml', text);
    expect(() => exclusionFiles([file])).toThrow(message);
  });

  it('say what is wrong with their condition', async () => {
    const rule = ruleWith('exclusions: [{ name: typo, reason: none, events: Usr == "bob" }]');
    await expect(run(rule)).rejects.toThrow(/failures\.exclusions\.yaml:1: exclusion 'typo': .*'Usr'/s);
  });

  it('say where in their file it is', async () => {
    const rule = ruleWith(`let: |
  let few = 5;
exclusions:
  - name: typo
    reason: none
    rows: |
      Failures < few
      and Usr == "bob"
`);
    await expect(run(rule)).rejects.toMatchObject({
      line: 8,
      message: expect.stringMatching(/yaml:8:11\n {2}\|\n8 \| and Usr == "bob"\n {2}\| {5}\^\^\^/),
    });
  });
});

describe('the bundled rule on the bundled export', () => {
  const rule = () => loadRule(bundledRules().get('distant-desktop-network-connection') ?? '');
  const devices = async (options: Parameters<typeof runRule>[2]) => {
    const found = await runRule(database, rule(), { now: 'data', ...options });
    const names = [...(found.result?.rows ?? [])].map(([, device]) => String(device).split('.')[0]);
    return { names: [...new Set(names)].sort(), outcomes: found.exclusions() };
  };

  it('finds seven devices as it is written', async () => {
    expect((await devices({})).names).toHaveLength(7);
  });

  it('finds the two intrusions with its exclusions, each of which takes one device away', async () => {
    const { query } = openWorkspace(EXPORT);
    const { names, outcomes } = await devices({ ...query, exclusions: exclusionsOf(rule()) });
    expect(names).toEqual(['lt-fin-11', 'srv-web-07']);
    expect(outcomes.map(({ exclusion, events, rows }) => [exclusion.name, events, rows])).toEqual([
      ['maintenance window', 5, 2],
      ['scripted update', 4, 2],
      ['monitoring job', 10, 1],
      ['helpdesk session', 5, 3],
      ['backup job', 5, 1],
    ]);
  });

  it('takes nothing away where nobody has said who is known', async () => {
    const { names, outcomes } = await devices({ exclusions: exclusionsOf(rule()) });
    expect(names).toHaveLength(7);
    expect(outcomes.map(({ notApplied }) => notApplied)).toEqual(
      Array(5).fill(expect.stringContaining('no watchlist')),
    );
  });
});
