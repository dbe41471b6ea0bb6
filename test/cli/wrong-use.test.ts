// What the command line says of wrong use: the file, the place, what is wrong, what to do; and exit code 2.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
let cli: Cli;

beforeAll(async () => {
  cli = await buildCli();
  const file = (name: string, text: string | Buffer) => writeFileSync(path.join(folder, name), text);
  file('SigninLogs.csv', 'TimeGenerated,UserPrincipalName\n2026-03-01T00:00:00Z,ann\n');
  file('hunt.kql', 'SigninLogs | where UserPrincipalName has "ann"\n');
  file('own.kql', 'OutsideOfficeHours(SigninLogs)\n');
  file('broken.yaml', 'name: x\nquery: [\n');
  file('other.db', 'no database');
  file('binary.kql', Buffer.from([0xff, 0xfe, 0, 1, 0]));
  mkdirSync(path.join(folder, 'empty'));
  expect(cli.run(['ingest', 'SigninLogs.csv', '--db', 'events.db'], '', folder).code).toBe(0);
});
afterAll(() => cli.remove());

describe('wrong use of the command line is told with exit code 2', () => {
  it.each<[string, string]>([
    ['', 'name a command; `kqlocal --help` lists them'],
    ['nonsense', 'there is no such command or option: nonsense'],
    ['query print --db events.db --db more.db', '--db is given twice; give it once'],
    ['export SigninLogs --db events.db -o a.csv -o b.csv', '-o is given twice; give it once'],
    ['tables --db events.db --formt csv', 'there is no such command or option: formt; `--help` lists them'],
    ['tables --db events.db --format xml', '--format does not take "xml"; it takes "table", "json"'],
    ['tables', 'an option is missing: --db; `--help` after the command tells of it'],
    ['tables --db nowhere.db', 'nowhere.db: no such database; ingest an export into it to make it'],
    ['tables --db other.db', 'other.db: this is not a kqlocal database'],
    ['tables --db empty', 'empty: this is a folder; give the path of a database file'],
    ['ingest nowhere.csv --db events.db', 'nowhere.csv: there is no such file'],
    ['ingest empty --db events.db', 'empty: there are no files in this folder'],
    ['query -f nowhere.kql --db events.db', 'nowhere.kql: there is no such file or folder'],
    ['query -f empty --db events.db', 'empty: this is a folder; name a file'],
    ['query -f own.kql --db events.db', '(--workspace) or a folder (--functions)'],
    ['query SigninLog --db events.db', 'did you mean `SigninLogs`?'],
    ['query Unheard --db events.db', '= `kqlocal tables` lists those that a database has; `kqlocal ingest` takes in'],
    ['query SigninLogs| --db events.db', '--> query:1:12'],
    ['query SigninLogs --db events.db --now tomorrow', '--now takes an ISO time such as 2024-01-31T12:00:00Z'],
    ['run broken.yaml --db events.db', 'broken.yaml:3: is no valid YAML'],
    ['run binary.kql --db events.db', 'binary.kql: is no text file'],
    ['run empty --db events.db', 'empty: the folder holds no rule files'],
    ['run hunt.kql --db events.db --navigator empty', 'empty: this is a folder; name a file'],
    ['run hunt.kql --db events.db --workspace empty', 'empty: the folder has no kqlocal.yaml'],
    ['run hunt.kql', 'name the exports to run hunt.kql on, or a database with --db'],
    ['export SigninLogs --db events.db -o a.docx', 'a.docx: the name does not tell the format; name it: there are csv'],
    ['schema Unheard', "no table named 'Unheard' is known; --db names a database that may have it"],
    ['check nowhere.yaml', 'nowhere.yaml: there is no such file or folder'],
    ['simulate hunt.kql --db events.db', 'give it one with --frequency and --period'],
    ['synth empty', 'empty: is a folder; name a rule file'],
  ])('%s', (command, message) => {
    const { code, out, err } = cli.run(
      command.split(' ').filter((word) => word !== ''),
      '',
      folder,
    );
    // The account of an ingest is its output.
    expect(out + err).toContain(message);
    expect(err).not.toMatch(/fault of kqlocal|^\s+at /m);
    expect(code).toBe(2);
  });
});
