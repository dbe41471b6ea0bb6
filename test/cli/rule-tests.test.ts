// The commands that are about tests of rules.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const file = (name: string, text?: string): string => {
  const full = path.join(folder, name);
  if (text !== undefined) writeFileSync(full, text);
  return full;
};
const QUERY = 'DeviceLogonEvents\n| where ActionType == "LogonFailed"\n| where AccountName in ("ann", "bob")\n';
const rule = file('hunt.kql', QUERY);
const test = (name: string, account: string, expected: string) =>
  `  - { name: ${name}, events: { DeviceLogonEvents: [{ ActionType: LogonFailed, AccountName: ${account} }] }, expect: ${expected} }\n`;
file('hunt.test.yaml', `tests:\n${test('found', 'ann', '{ count: 1 }')}${test('silent', 'eve', '{ silence: true }')}`);
const typo = file('typo.kql', 'DeviceLogonEvents | where ActionTpye == "a"');

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
}, 60_000);
afterAll(() => cli.remove());

describe('test --coverage', () => {
  it('names what no test made true or false, with its place, and writes it as HTML', () => {
    const html = file('coverage.html');
    const { code, out } = cli.run(['test', rule, '--coverage', '--coverage-html', html]);
    expect(out).toContain(' 66 %  hunt  4 of 6 outcomes\n');
    expect(out).toContain(`never false    ${rule}:2:9  ActionType == "LogonFailed"\n`);
    expect(out).toContain(`never hit      ${rule}:3:32  "bob"\n`);
    expect(out).not.toContain('"ann"');
    expect(out).toMatch(/2 passed, 0 failed\n$/);
    expect(code).toBe(0);
    expect(readFileSync(html, 'utf8')).toContain('<mark class="untried" title="never hit">&quot;bob&quot;');
  });

  it('is part of the JSON, also of the tests that other processes run', () => {
    for (let i = 0; i < 8; i++) {
      file(`more-${i}.kql`, QUERY);
      file(`more-${i}.test.yaml`, `tests:\n${test('found', 'bob', '{ count: 1 }')}`);
    }
    const { code, out, err } = cli.run(['test', folder, '--workers', '2', '--coverage', '--format', 'json']);
    const reports = JSON.parse(out) as { coverage: { rule: string; predicates: unknown[] } }[];
    expect(reports.map(({ coverage }) => coverage.rule)).toEqual([
      'hunt',
      ...Array.from({ length: 8 }, (_, i) => `more-${i}`),
    ]);
    expect(reports.at(-1)?.coverage.predicates).toHaveLength(4);
    expect(err).toContain(' 50 %  more-7  3 of 6 outcomes\n');
    expect(err).toContain(' 51 %  9 rules  28 of 54 outcomes\n10 passed');
    expect(code).toBe(0);
  });

  it('fails below a threshold, and refuses one that is none', () => {
    const low = cli.run(['test', rule, '--coverage-threshold', '67']);
    expect([low.code, low.err]).toEqual([1, 'too low: hunt: 66 % of 67 %\n']);
    expect(low.out).not.toContain('never');
    const none = cli.run(['test', rule, '--coverage-threshold', '167']);
    expect([none.code, none.err]).toEqual([
      2,
      "error: --coverage-threshold takes a percentage from 0 to 100, such as 80%; found '167'\n",
    ]);
    const share = cli.run(['test', rule, '--coverage-threshold', '0.9']);
    expect([share.code, share.err]).toEqual([2, expect.stringContaining("'0.9' may be a share: write 90% or 0.9%")]);
  });
});

describe('test', () => {
  it('fails with the rows that differ, and says which rules have no tests', () => {
    const failing = file(
      'failing.test.yaml',
      `rule: hunt.kql\ntests:\n${test('t', 'ann', '{ rows: [{ AccountName: bob }] }')}`,
    );
    const { code, out, err } = cli.run(['test', failing, typo]);
    expect(out).toContain('AccountName: expected "bob", found "ann"');
    expect(err).toContain(`no tests: ${typo}`);
    expect(code).toBe(1);
  });

  it('refuses a file that is none, and one that is not there', () => {
    const broken = cli.run(['test', file('broken.test.yaml', 'tests: [{ nmae: x }]\n')]);
    expect([broken.code, broken.out]).toEqual([2, expect.stringContaining("did you mean 'name'?")]);
    const missing = cli.run(['test', file('nowhere.yaml')]);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('there is no such file or folder')]);
  });
});

describe('mutate', () => {
  it('lists survivors with their places, and fails below a score', () => {
    const { code, out } = cli.run(['mutate', rule, '--workers', '1', '--min-score', '99%']);
    expect(out).toMatch(/^hunt: \d+ of \d+ mutants killed \(\d+ %\)/);
    expect(out).toMatch(/survived {2}.*hunt\.kql:3:30 {2}list item: , "bob" left out/);
    expect(code).toBe(1);
  });

  it.each([
    [
      'rules without tests, once',
      [typo],
      /typo\.kql: has no tests\nerror: none of the rules has tests; `kqlocal synth` makes some to begin with\n$/,
    ],
    ['a score that is none', [rule, '--min-score', '180'], /--min-score takes a percentage from 0 to 100.*found '180'/],
    ['a score that may be a share', [rule, '--min-score', '0.8'], /'0\.8' may be a share: write 80% or 0\.8%\n$/],
  ])('refuses %s', (_, args, message) => {
    const { code, err } = cli.run(['mutate', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});

describe('synth', () => {
  it('writes tests that pass, and not over a file that is there', () => {
    file('made.kql', QUERY);
    const output = file('made.test.yaml');
    const made = cli.run(['synth', file('made.kql'), '-o', output]);
    expect([made.code, made.err]).toEqual([0, expect.stringMatching(/^made: fires on 1 event, 1 row; \d near misses/)]);
    expect(cli.run(['test', output]).code).toBe(0);
    const again = cli.run(['synth', file('made.kql'), '-o', output]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already; --force writes over it')]);
  });

  it('says what stands in its way where nothing fires', () => {
    const never = file('never.kql', 'DeviceLogonEvents | where ActionType == "a" and ActionType == "b"');
    const { code, out, err } = cli.run(['synth', never]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^never: no events were found that fire the rule\n {2}\S/);
  });

  it('refuses a rule with a mistake, at its place', () => {
    const wrong = cli.run(['synth', typo]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('typo.kql:1:27')]);
  });

  it('says what a workspace would have', () => {
    file('listed.kql', "SigninLogs | where AppId in ((_GetWatchlist('Apps') | project App))");
    expect(cli.run(['synth', file('listed.kql')])).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        "there is no watchlist 'Apps', as there is no workspace: name one with --workspace, with Apps.csv",
      ),
    });
    file('own.kql', 'OutsideOfficeHours(SigninLogs)');
    expect(cli.run(['synth', file('own.kql')])).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        '= functions of your own are read from a workspace (--workspace) or a folder (--functions)',
      ),
    });
  });
});

describe('property', () => {
  it('tells what holds, and makes a test of what does not', () => {
    const holds = cli.run(['property', rule, '--runs', '3']);
    expect(holds.out).toMatch(/^holds {3}no errors$/m);
    expect(holds.code).toBe(0);
    const errs = file('errs.kql', 'DeviceEvents | extend x = assert(AccountName has "user", "no user")');
    const output = file('errs.property.test.yaml');
    const fails = cli.run(['property', errs, '--runs', '20', '-o', output]);
    expect(fails.out).toContain('fails   no errors: on 1 event: assert() has failed: no user\n');
    expect(fails.code).toBe(1);
    const tested = cli.run(['test', output]);
    expect([tested.code, tested.out]).toEqual([1, expect.stringContaining('assert() has failed: no user')]);
  });

  it.each([
    ['no runs', [rule, '--runs', '0'], /--runs takes a number from 1; found 0/],
    ['a rule with a mistake', [typo], /typo\.kql:1:27/],
  ])('refuses %s', (_, args, message) => {
    const { code, err } = cli.run(['property', ...args]);
    expect(err).toMatch(message);
    expect(code).toBe(2);
  });
});
