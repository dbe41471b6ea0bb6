import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const DATA = 'datasets/distant-desktop/DeviceNetworkEvents.csv';
const DB = path.join(folder, 'events.db');
const RULES = path.join(folder, 'rules');

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
  const { mkdirSync } = await import('node:fs');
  mkdirSync(RULES);
  const rule = (name: string, text: string) => writeFileSync(path.join(RULES, name), text);
  rule(
    'relay.kql',
    "// Name: relays <& others>\n// Tactics: CommandAndControl\n// Techniques: T1219\nDeviceNetworkEvents | where RemoteUrl has 'signalserver.xyz' | project Timestamp, DeviceName, Note = '<script>|'",
  );
  rule(
    'severe.yaml',
    'id: 5a0f0a3e-2c7e-4d7c-9d2d-0c8f6a1f7b11\nname: severe\nkind: Scheduled\nseverity: High\nquery: DeviceNetworkEvents | take 1\n',
  );
  rule('quiet.kql', "// Name: quiet\nDeviceNetworkEvents | where RemoteUrl == 'none'");
  rule('elsewhere.kql', '// Name: elsewhere\nDeviceFileEvents | take 1');
  rule('broken.kql', '// Name: broken\nDeviceNetworkEvents | where RemoteUlr == 1');
  expect(cli.run(['ingest', DATA, '--db', DB]).code).toBe(0);
});
afterAll(() => cli.remove());

const run = (...args: string[]) => cli.run(['run', RULES, '--db', DB, '--now', 'data', ...args]);

describe('several rules', () => {
  it('are summed up: what was found first, what failed, what was not evaluated', () => {
    const { code, out, err } = run('--format', 'csv');
    const rows = out.trim().split('\n');
    expect(rows[0]).toBe('Rule,Severity,Tactics,Hits,FirstSeen,LastSeen,Milliseconds,NotEvaluated');
    expect(rows[1]).toMatch(/^severe,High,,1,/);
    expect(rows[2]).toMatch(/^relays <& others>,,CommandAndControl,\d+,2026-03-.*,2026-03-14T17:59:58\.1234567Z,\d+,$/);
    expect(rows.slice(3).map((row) => row.split(',')[0])).toEqual(['broken', 'elsewhere', 'quiet']);
    expect(out).toContain("failed: no column, table or variable named 'RemoteUlr'");
    expect(out).toContain('the database has no DeviceFileEvents');
    expect(err).toContain('2 of 5 rules found something; 1 not evaluated; 1 failed');
    expect(err).toMatch(/broken\.kql:2:29/);
    expect(err).not.toContain('not evaluated:');
    expect(code).toBe(2);
  });

  it('show their rows on request', () => {
    expect(run().out).not.toContain('srv-web-07');
    expect(run('--details').out).toContain('srv-web-07');
  });

  it('come as JSON with all that was found', () => {
    const reports = JSON.parse(run('--format', 'json').out) as {
      name: string;
      status: string;
      hits: number;
      rows: [];
    }[];
    const relay = reports.find(({ name }) => name.startsWith('relays'));
    expect(relay?.rows).toHaveLength(relay?.hits ?? -1);
    expect(reports.map(({ status }) => status)).toEqual([
      'failed',
      'not evaluated',
      'evaluated',
      'evaluated',
      'evaluated',
    ]);
    expect(reports.map(({ name }) => name)).toEqual(['broken', 'elsewhere', 'quiet', 'relays <& others>', 'severe']);
  });

  it('come as one HTML page that takes nothing for markup and needs nothing from elsewhere', () => {
    const { out } = run('--format', 'html');
    expect(out).toContain('relays &lt;&amp; others&gt;');
    expect(out).toContain('&lt;script&gt;');
    expect(out).not.toMatch(/<script|https?:\/\/|<link|<img/);
    expect(out).toContain('<svg');
    expect(out).toContain('<td class="time">2026-03-');
    expect(out).toMatch(/T1219 .*1 rule, \d+ rows/);
  });

  it('come as HTML that a narrow page shows whole', () => {
    const { out } = run('--format', 'html');
    const style = /<style>(.*?)<\/style>/s.exec(out)?.[1] ?? '';
    expect(out).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(style).toMatch(/@media \(max-width: 75rem\) \{.*\.summary tr \{ display: flex; flex-wrap: wrap;/s);
    expect(style).toMatch(/\.summary td:not\(:first-child\)::before \{ content: attr\(data-column\)/);
    expect(style).toContain('.wide, pre { overflow-x: auto; }');
    const rows = out.match(/<table class="summary">.*?<\/table>/s)?.[0].match(/<tr[ >].*<\/tr>/g) ?? [];
    expect(rows).toHaveLength(6);
    const names = ['Rule', 'Severity', 'Tactics', 'Hits', 'FirstSeen', 'LastSeen', 'Milliseconds', 'NotEvaluated'];
    for (const row of rows.slice(1))
      expect([...row.matchAll(/data-column="(\w+)"/g)].map(([, name]) => name)).toEqual(names);
    // Whatever is wider than the page scrolls by itself.
    expect(out.replace(/<div class="wide"><(?:table|svg)/g, '')).not.toMatch(/<(?:table|svg)/);
  });

  it('come as Markdown', () => {
    const { out } = run('--format', 'markdown');
    expect(out).toContain('2 of 5 rules found something');
    expect(out).toContain('## relays \\<& others\\>');
    expect(out).toContain('\\<script\\>\\|');
  });

  it('give a layer for the ATT&CK Navigator', () => {
    const layer = path.join(folder, 'layer.json');
    run('--navigator', layer);
    const { techniques } = JSON.parse(readFileSync(layer, 'utf8')) as { techniques: object[] };
    expect(techniques).toEqual([
      {
        techniqueID: 'T1219',
        score: expect.any(Number) as number,
        comment: 'relays <& others>',
        showSubtechniques: false,
      },
    ]);
  });
});

describe('a folder with files of other kinds', () => {
  it('is run without them; one that is broken makes the run fail', async () => {
    const { mkdirSync } = await import('node:fs');
    const mixed = path.join(folder, 'mixed');
    mkdirSync(mixed);
    writeFileSync(path.join(mixed, 'rule.kql'), 'DeviceNetworkEvents | count');
    writeFileSync(path.join(mixed, 'parser.yaml'), 'FunctionName: F\nFunctionQuery: T\n');
    const args = ['run', mixed, '--db', DB, '--format', 'csv'];
    expect(cli.run(args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Count\r?\n\d+\r?\n$/),
      err: expect.stringContaining("parser.yaml: holds the function 'F' and no rule"),
    });
    writeFileSync(path.join(mixed, 'broken.yaml'), 'name: [\n');
    expect(cli.run(args)).toMatchObject({ code: 2, err: expect.stringContaining('broken.yaml:2: is no valid YAML') });
    const simulated = cli.run(['simulate', mixed, '--db', DB, '--frequency', '1d', '--period', '1d']);
    expect(simulated).toMatchObject({ code: 2, err: expect.stringContaining('broken.yaml:2: is no valid YAML') });
    expect(simulated.out).toContain('9 rows');
  });
});

describe('the workspace of a rule', () => {
  const withWorkspace = (...args: string[]) =>
    cli.run(['run', 'distant-desktop-network-connection', '--db', DB, '--now', 'data', '--format', 'jsonl', ...args]);
  const found = (out: string) =>
    new Set(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { DeviceName: string }).DeviceName),
    );

  it('lets its exclusions leave the two intrusions', () => {
    const { out, err } = withWorkspace('--workspace', 'datasets/distant-desktop');
    expect([...found(out)].sort()).toEqual(['lt-fin-11.northgate.example', 'srv-web-07.northgate.example']);
    expect(err).toContain('  monitoring job      10 events, 1 row\n');
  });

  it('changes nothing with --no-exclusions', () => {
    const { out, err } = withWorkspace('--workspace', 'datasets/distant-desktop', '--no-exclusions');
    expect(found(out).size).toBe(7);
    expect(err).not.toContain('exclusions');
  });

  it('says which watchlists its exclusions lack', () => {
    expect(withWorkspace().err).toContain("backup job          not applied: there is no watchlist 'KnownJobs'");
  });

  it('names database and rules', () => {
    const own = path.join(folder, 'team');
    writeFileSync(path.join(folder, 'team.yaml'), 'database: events.db\nrules: [rules/quiet.kql]\n');
    const { code, out } = cli.run(['run', '--workspace', `${own}.yaml`]);
    expect(out).toContain('0 rows');
    expect(code).toBe(0);
  });

  it('has to be there', () => {
    const { code, err } = withWorkspace('--workspace', folder);
    expect(err).toContain('the folder has no kqlocal.yaml');
    expect(code).toBe(2);
  });
});
