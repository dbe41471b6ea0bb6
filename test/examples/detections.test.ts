// The sample repository of a team: its commands give what its README shows.

import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const readme = readFileSync(new URL('../../examples/detections/README.md', import.meta.url), 'utf8');

let cli: Cli;
beforeAll(async () => {
  const filter = (file: string) => !/events\.db|node_modules/.test(file);
  cpSync(fileURLToPath(new URL('../../examples/detections/', import.meta.url)), folder, { recursive: true, filter });
  cli = await buildCli();
});
afterAll(() => cli.remove());

/** Runs a command of the README in the repository. */
const run = (command: string) => cli.run(command.split(' ').slice(1), '', folder);

/** The block of the README that follows a command in it. */
function shownAfter(command: string): string {
  const text = readme.slice(readme.indexOf(`\`${command}\``));
  return /```\n(.*?)```/s.exec(text)?.[1] ?? '';
}

describe('the sample repository of rules', () => {
  it.each(['kqlocal check rules --strict', 'kqlocal test rules/analytics', 'kqlocal mutate rules/analytics'])(
    '%s gives what its README shows',
    (command) => {
      const { code, out } = run(command);
      expect({ code, out: out.trimEnd() }).toEqual({ code: 0, out: shownAfter(command).trimEnd() });
    },
  );

  it('passes all of its tests', () => {
    expect(run('kqlocal test')).toMatchObject({ code: 0, out: expect.stringMatching(/^17 passed, 0 failed$/m) });
  });

  it('finds something in its exports by each rule', () => {
    expect(run('kqlocal ingest data').code).toBe(0);
    const all = run('kqlocal run rules --now data --format json');
    expect(all.code).toBe(0);
    const found = JSON.parse(all.out) as { readonly name: string; readonly hits: number }[];
    expect(found.map(({ name, hits }) => `${name}: ${hits}`)).toEqual([
      'Administrator signs in outside office hours: 1',
      'Passwords guessed for one account: 1',
      'Service of a remote management tool made: 1',
      'Script run from a downloads folder: 2',
    ]);
    const stable = run('kqlocal stable rules --now data');
    expect(stable).toMatchObject({ code: 0, out: expect.stringMatching(/^(?:stable: .*\n){4}/) });
    const command = 'kqlocal run rules/analytics/administrator-outside-hours.yaml --now data';
    const { out, err } = run(command);
    expect(`${err}${out}`).toContain(shownAfter(command).split('\n')[2]);
  });

  it('has in its workflow commands that the command line knows', () => {
    const workflow = readFileSync(path.join(folder, '.github/workflows/detections.yml'), 'utf8');
    const commands = [...workflow.matchAll(/npx kqlocal (\w+)/g)].map(([, command]) => command ?? '');
    expect([...new Set(commands)]).toEqual(['check', 'test', 'mutate', 'ingest', 'diff']);
    const { out } = run('kqlocal --help');
    for (const command of commands) expect(out).toContain(`kqlocal ${command} `);
  });
});
