import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledRules } from '../../src/rules/index.js';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const EXPORT = path.join(folder, 'net.csv');
const RULE = path.join(folder, 'rule.md');
const DB = path.join(folder, 'events.db');

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
  writeFileSync(EXPORT, 'Timestamp,RemoteUrl\n2026-03-14 12:00:00,a.test\n');
  writeFileSync(RULE, '# Times\n\n```kql\nDeviceNetworkEvents | project Timestamp\n```\n');
  writeFileSync(path.join(folder, 'kqlocal.yaml'), 'database: events.db\ntimezone: Europe/Berlin\n');
});
afterAll(() => cli.remove());

describe('the bundled rules', () => {
  it('are listed with what they look for and read', () => {
    const listed: { name: string }[] = JSON.parse(cli.run(['rules', '--format', 'json']).out);
    expect(listed.map(({ name }) => name)).toEqual([...bundledRules().keys()]);
    expect(listed.find(({ name }) => name === 'password-spray')).toMatchObject({
      severity: 'Medium',
      techniques: ['T1110.003'],
      tables: ['SigninLogs'],
    });
  });

  it('are all run by one name', () => {
    const { code, out } = cli.run([
      ...['run', 'bundled', 'datasets/distant-desktop/DeviceNetworkEvents.csv'],
      ...['--now', 'data', '--format', 'csv'],
    ]);
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(bundledRules().size + 1);
    expect(out).toContain('DistantDesktop - Network Connection,,CommandAndControl,19,');
    expect(out).toContain('the database has no SigninLogs');
  });
});

describe('what run is given', () => {
  const DATA = 'datasets/distant-desktop/DeviceNetworkEvents.csv';
  it.each([
    [['nosuchrule'], 'nosuchrule: there is no such file or folder, and no bundled rule of that name'],
    [['nosuchrule', DATA], 'nosuchrule: there is no such file or folder'],
    [[DATA, 'pasword-spray'], 'did you mean password-spray?'],
    [[DATA], `name the rules to run on ${DATA}`],
    [['password-spray'], 'name the exports to run password-spray on, or a database with --db'],
    [['password-spray', 'nowhere.csv'], 'nowhere.csv: there is no such file'],
    [['password-spray', DATA, '--db', 'events.db'], `${DATA} is no rule; rules are run on the database`],
  ])('is told apart: %j', (args, message) => {
    expect(cli.run(['run', ...args])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
  });
});

describe('a watchlist that the workspace has not', () => {
  it('is why a rule is not evaluated', () => {
    const rule = path.join(folder, 'list.kql');
    writeFileSync(rule, "DeviceNetworkEvents | where DeviceName in ((_GetWatchlist('Servers') | project Name))");
    const { code, err } = cli.run(['run', rule, EXPORT, '--table', 'DeviceNetworkEvents']);
    expect(code).toBe(2);
    expect(err).toContain(
      'not evaluated: ' +
        rule +
        ": there is no watchlist 'Servers': put Servers.csv into the folder that `watchlists` of kqlocal.yaml names\n",
    );
  });
});

describe('exports of local times', () => {
  const times = (...args: string[]) =>
    cli
      .run([...args, '--format', 'csv'])
      .out.trim()
      .split('\n')
      .slice(1);

  it('are read in the zone that run is given, by a rule of a Markdown page', () => {
    const args = ['run', RULE, EXPORT, '--table', 'DeviceNetworkEvents'];
    expect(times(...args)).toEqual(['2026-03-14T12:00:00.0000000Z']);
    expect(times(...args, '--timezone', '+02:00')).toEqual(['2026-03-14T10:00:00.0000000Z']);
  });

  it('go into the database of the workspace, in its zone', () => {
    const args = ['ingest', EXPORT, '--table', 'DeviceNetworkEvents'];
    expect(cli.run(args)).toMatchObject({ code: 2, err: expect.stringContaining('name the database with --db') });
    expect(cli.run([...args, '--workspace', folder]).code).toBe(0);
    expect(times('run', RULE, '--db', DB)).toEqual(['2026-03-14T11:00:00.0000000Z']);
  });
});
