import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli, type Cli } from '../support/cli.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = temporaryFolder();
const RULE = 'distant-desktop-network-connection';
const events = path.join(folder, 'events.db');
const alerts = path.join(folder, 'alerts.db');
const SCHEDULE = ['--frequency', '6h', '--period', '5d', '--from', '2026-03-13', '--to', '2026-03-14T18:00:00Z'];

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
  cli.run(['ingest', 'datasets/distant-desktop/DeviceNetworkEvents.csv', '--db', events]);
});
afterAll(() => cli.remove());

describe('simulate', () => {
  it('prints the alerts of the runs, and sums up each rule', () => {
    const { code, out, err } = cli.run([
      'simulate',
      RULE,
      '--db',
      events,
      ...SCHEDULE,
      '--format',
      'jsonl',
      '--no-exclusions',
    ]);
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { TimeGenerated: string; Rows: number });
    expect(found.map(({ TimeGenerated }) => TimeGenerated)).toEqual(
      [13, 14].flatMap((day) => ['00', '06', '12', '18'].map((hour) => `2026-03-${day}T${hour}:05:00.0000000Z`)),
    );
    expect(found.at(-1)?.Rows).toBeGreaterThan(7);
    expect(err).toMatch(/DistantDesktop.*│ +8 │ +8 │ +8 │ +0 │/);
    expect(err).toMatch(/: double alert: DeviceNetworkEvents of .* is reported by \d runs, from 2026-03-1/);
    expect(err).toMatch(/: double alert: and \d+ more/);
    expect(err).not.toContain('blind spot:');
    expect(code).toBe(0);
  });

  it('leaves out what exclusions know, and puts the alerts into a database', () => {
    const workspace = ['--workspace', 'datasets/distant-desktop'];
    cli.run(['simulate', RULE, '--db', events, ...SCHEDULE, ...workspace, '--out', alerts]);
    const { out } = cli.run(['query', 'SecurityAlert | count', '--db', alerts, '--format', 'json']);
    expect(JSON.parse(out)).toEqual([{ Count: 8 }]);
    const incidents = cli.run([
      'query',
      'SecurityIncident | summarize dcount(IncidentName)',
      '--db',
      alerts,
      '--format',
      'csv',
    ]);
    expect(incidents.out.trim().split(/\s+/)).toEqual(['dcount_IncidentName', '8']);
  });

  it('adds the alerts to the database that it reads', () => {
    cli.run(['simulate', RULE, '--db', events, ...SCHEDULE, '--append']);
    const { out } = cli.run(['sources', '--db', events, '--format', 'json']);
    expect(out).toContain('simulation from 2026-03-13T00:00:00Z to 2026-03-14T18:00:00Z');
  });

  it('names events that no run could see', () => {
    const { err } = cli.run([
      'simulate',
      RULE,
      '--db',
      events,
      '--from',
      '2026-03-13',
      '--frequency',
      '6h',
      '--period',
      '6h',
      '--delay',
      'p50=2h,p99=9h',
    ]);
    expect(err).toMatch(
      /: blind spot: DeviceNetworkEvents of 2026-.*ReportId \d+.* arrived at 2026-.*, after the run of 2026-/,
    );
  });

  it('says why a rule was not run', () => {
    const { code, out, err } = cli.run(['simulate', RULE, '--db', events]);
    expect(err).toContain('it has no schedule; give it one with --frequency and --period');
    expect([code, out]).toEqual([2, '0 rows\n']);
  });

  it.each([
    [['--frequency', '1h'], '--frequency and --period go together'],
    [['--frequency', 'often', '--period', '1h'], "--frequency takes a duration such as 5m, 1h or 14d; found 'often'"],
    [['--delay', 'late'], "--delay takes two quantiles such as p50=2m,p99=20m; found 'late'"],
    [['--from', 'yesterday'], "--from takes an ISO time such as 2024-01-31T12:00:00Z; found 'yesterday'"],
    [['--from', '2026-04-01', '--to', '2026-03-01'], '--from is after --to'],
    [['--append', '--out', alerts], '--append and --out name two databases; give one'],
  ])('refuses %j', (options, message) => {
    const { code, err } = cli.run(['simulate', RULE, '--db', events, ...options]);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
