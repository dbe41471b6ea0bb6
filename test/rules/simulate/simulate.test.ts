import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../src/database/database.js';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import type { ScalarType } from '../../../src/engine/values/types.js';
import {
  bundledRules,
  loadRule,
  type Rule,
  type SimulateOptions,
  simulate,
  storeSimulation,
} from '../../../src/rules/index.js';
import { openWorkspace } from '../../../src/workspace/workspace.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { minutes, scheduled } from './rules.js';

const START = parseDatetime('2026-03-15T00:00:00Z') as bigint;
const at = (minute: number) => START + minutes(minute);
const folder = temporaryFolder();
let database: Database;
afterEach(() => database.close());

function events(
  columns: Readonly<Record<string, ScalarType>>,
  rows: readonly (readonly unknown[])[],
  table = 'T',
): void {
  database = openDatabase(':memory:');
  database.createTable(
    table,
    Object.entries(columns).map(([name, type]) => ({ name, type })),
  );
  database.append(table, rows);
}

/** Events at minutes of the day. */
const eventsAt = (...times: readonly number[]) =>
  events(
    { TimeGenerated: 'datetime' },
    times.map((time) => [at(time)]),
  );

/** From the beginning of the day to a minute of it. */
async function simulated(rule: Rule, to: number, options: Partial<SimulateOptions> = {}) {
  const simulation = await simulate(database, [rule], { from: START, to: at(to), ...options });
  const [only] = simulation.rules;
  if (only === undefined) throw new Error('the rule is not there');
  return { ...only, simulation, due: only.alerts.map(({ due }) => Number((due - START) / minutes(1))) };
}

describe('a schedule', () => {
  it('has its first run when the rule is switched on, and its last not after the end', async () => {
    eventsAt(0);
    const { runs } = await simulated(scheduled('T'), 179);
    expect(runs).toBe(3);
  });

  it('gives a run the events from the period before it up to, and without, the time at which it is due', async () => {
    eventsAt(60);
    const rule = scheduled('T', { schedule: { frequency: minutes(30), period: minutes(60) } });
    expect((await simulated(rule, 300)).due).toEqual([90, 120]);
  });

  it('takes Timestamp where there is no TimeGenerated', async () => {
    events({ Timestamp: 'datetime', StartTime: 'datetime' }, [[at(10), at(200)]]);
    expect((await simulated(scheduled('T'), 300)).due).toEqual([60]);
  });

  it('sees all rows of a table without times', async () => {
    events({ Name: 'string' }, [['a']]);
    const { due, notes } = await simulated(scheduled('T'), 60);
    expect(due).toEqual([0, 60]);
    expect(notes).toEqual(['T has no TimeGenerated and no Timestamp: each run sees all of its rows']);
  });

  it('finds what is absent', async () => {
    eventsAt(10, 130);
    expect((await simulated(scheduled('T | count | where Count == 0'), 180)).due).toEqual([0, 120]);
    const none = scheduled('T', { trigger: { operator: 'LessThan', threshold: 1 } });
    expect((await simulated(none, 180)).due).toEqual([0, 120]);
  });

  it.each([
    [{ enabled: false }, 'it is switched off'],
    [{ schedule: null }, 'it has no schedule; give it one with --frequency and --period'],
    [{ query: 'SigninLogs' }, 'the database has no SigninLogs'],
  ])('is not followed, with a reason: %o', async (changes, why) => {
    eventsAt(10);
    expect(await simulated(scheduled('T', changes), 60)).toMatchObject({ notEvaluated: why, runs: 0, error: null });
  });

  it('is not followed where there are no events that its runs see, unless it looks for their absence', async () => {
    eventsAt(500);
    const why =
      'T has no event in the time that the runs see (from 2026-03-14T23:00:00Z to 2026-03-15T01:00:00Z): its events run from 2026-03-15T08:20:00Z to 2026-03-15T08:20:00Z; move it with --from and --to';
    expect(await simulated(scheduled('T'), 60)).toMatchObject({ notEvaluated: why, runs: 0 });
    expect(await simulated(scheduled('T | count | where Count == 0'), 60)).toMatchObject({
      notEvaluated: null,
      runs: 2,
    });
    const none = scheduled('T', { trigger: { operator: 'LessThan', threshold: 1 } });
    expect(await simulated(none, 60)).toMatchObject({ notEvaluated: null, due: [0, 60] });
  });

  it('is not followed where the query is wrong, and others are', async () => {
    eventsAt(10);
    const { rules } = await simulate(database, [scheduled('T | where'), scheduled('T')], { from: START, to: at(60) });
    expect(rules.map(({ error, alerts }) => [error?.name, alerts.length])).toEqual([
      ['QueryError', 0],
      [undefined, 1],
    ]);
  });

  it('tells what Sentinel would refuse', async () => {
    eventsAt(10);
    const rule = scheduled('T', {
      schedule: { frequency: minutes(60), period: minutes(1) },
      suppression: minutes(2000),
    });
    expect((await simulated(rule, 60)).notes).toEqual([
      'Sentinel takes frequencies and periods from 5 minutes to 14 days',
      'the rule runs every 1h and looks back 1m: no run sees the events between',
      'Sentinel suppresses a rule for at most 24 hours',
    ]);
  });
});

describe('suppression', () => {
  it('lets a rule rest after an alert', async () => {
    eventsAt(...Array.from({ length: 10 }, (_, hour) => hour * 60 + 10));
    const { due, suppressed, runs } = await simulated(scheduled('T', { suppression: minutes(120) }), 360);
    expect(due).toEqual([60, 180, 300]);
    expect([runs, suppressed]).toEqual([4, 3]);
  });
});

describe('late events', () => {
  const late = (...rows: readonly [time: number, arrived: number][]) =>
    events(
      { TimeGenerated: 'datetime', _TimeReceived: 'datetime', ReportId: 'long' },
      rows.map(([time, arrived], i) => [at(time), at(arrived), i]),
    );

  it('are seen by a run that begins after they arrived, five minutes after it was due', async () => {
    late([50, 64], [50, 65]);
    const { alerts, blindSpots } = await simulated(scheduled('T'), 180);
    expect(alerts.map(({ rows }) => rows)).toEqual([1]);
    expect(blindSpots).toEqual([
      { table: 'T', time: at(50), arrived: at(65), identity: { ReportId: '1' }, lastDue: at(60) },
    ]);
  });

  it('are no blind spot where a later run sees them, or may', async () => {
    late([50, 70], [170, 400]);
    const overlapping = scheduled('T', { schedule: { frequency: minutes(60), period: minutes(120) } });
    const { due, blindSpots } = await simulated(overlapping, 180);
    expect(due).toEqual([120]);
    expect(blindSpots).toEqual([]);
    expect((await simulated(overlapping, 300)).blindSpots.map(({ time }) => time)).toEqual([at(170)]);
  });

  it('are no blind spot of a rule that is not about them', async () => {
    late([50, 90]);
    expect((await simulated(scheduled('T | extend odd = ReportId % 2 | where odd == 1'), 180)).blindSpots).toEqual([]);
    expect((await simulated(scheduled('T | extend odd = ReportId % 2 | where odd == 0'), 180)).blindSpots).toHaveLength(
      1,
    );
  });

  it('are found once by the pattern that Microsoft gives', async () => {
    late([50, 70], [10, 11]);
    const schedule = { frequency: minutes(60), period: minutes(120) };
    const once = scheduled('T | where ingestion_time() > ago(1h)', { schedule });
    const { due, doubleAlerts, blindSpots } = await simulated(once, 240);
    expect([due, doubleAlerts, blindSpots]).toEqual([[60, 120], [], []]);
    expect(
      (await simulated(scheduled('T', { schedule }), 240)).doubleAlerts.map(({ time, due }) => [time, due]),
    ).toEqual([[at(10), [at(60), at(120)]]]);
  });

  it.each([
    ['T | summarize n = count() by Name | where n > 1', ['a', 'a']],
    [
      'T | summarize n = count() by Name, bin(TimeGenerated, 1h) | summarize most = max(n) by Name | where most > 1',
      ['a', 'a'],
    ],
    ['T | distinct Name | where Name == "b"', ['b']],
    ['T | sort by Name desc | take 1', ['b']],
    ['T | summarize n = count() | where n > 1', ['a', 'a', 'b']],
    [
      'T | where Name == "b" | join kind=inner (T | where Name == "a") on $left.Day == $right.Day | project Name',
      ['a', 'a', 'b'],
    ],
    ['T | where Name == "b" | join kind=leftsemi (T | where Name == "a") on Day', ['a', 'a', 'b']],
    [
      'union (T | where Name == "a"), (T | where Name == "c") | summarize n = count() by Name | where n > 1',
      ['a', 'a'],
    ],
    ['T | extend x = toscalar(T | count) | where x > 2 and Name == "b"', ['b']],
  ])('are reported twice where they are behind the rows of two runs: %s', async (query, names) => {
    events({ TimeGenerated: 'datetime', Name: 'string', Day: 'long', Id: 'string' }, [
      [at(10), 'a', 1, 'a'],
      [at(20), 'a', 1, 'a'],
      [at(30), 'b', 1, 'b'],
    ]);
    const schedule = { frequency: minutes(60), period: minutes(120) };
    const { due, doubleAlerts } = await simulated(scheduled(query, { schedule }), 120);
    expect(due).toEqual([60, 120]);
    expect(doubleAlerts.map(({ identity }) => identity.Id).sort()).toEqual(names);
  });

  it('are as late as a model says where the export does not', async () => {
    eventsAt(...Array.from({ length: 600 }, (_, i) => i));
    const delay = { text: '', delayOf: () => minutes(10) };
    const { alerts, blindSpots } = await simulated(scheduled('T'), 600, { delay });
    // Of each hour, those of its last five minutes arrive when the run has begun.
    expect(alerts.reduce((rows, alert) => rows + alert.rows, 0)).toBe(550);
    expect(blindSpots).toHaveLength(50);
    expect(
      (await simulated(scheduled('T | where ingestion_time() - TimeGenerated == 10m'), 600, { delay })).alerts,
    ).toHaveLength(10);
  });
});

describe('a rule near real time', () => {
  const nrt = scheduled('T', { kind: 'nrt', schedule: null });

  it('runs every minute on what arrived in it, two minutes later', async () => {
    events({ TimeGenerated: 'datetime', _TimeReceived: 'datetime' }, [
      [at(1), at(5)],
      [at(5), at(6)],
    ]);
    const { due, runs, alerts } = await simulated(nrt, 10);
    expect([due, runs]).toEqual([[6, 7], 11]);
    expect(alerts[0]?.generated).toBe(at(8));
  });

  it('does not see events that come twelve hours late', async () => {
    events({ TimeGenerated: 'datetime', _TimeReceived: 'datetime' }, [
      [at(1), at(720)],
      [at(1), at(723)],
    ]);
    const { due, blindSpots } = await simulated(nrt, 730);
    expect(due).toEqual([721]);
    expect(blindSpots.map(({ arrived }) => arrived)).toEqual([at(723)]);
  });
});

describe('alerts and incidents', () => {
  it('are tables that rules can read', async () => {
    eventsAt(10, 70);
    const rule = scheduled('T', {
      id: 'aaaaaaaa-0000-0000-0000-000000000001',
      name: 'first',
      tactics: ['Impact'],
      techniques: ['T1486'],
    });
    const { simulation } = await simulated(rule, 180, { closeAfter: minutes(30) });
    storeSimulation(database, simulation);
    const query = (kql: string) => database.query(kql, { now: at(200) }).toJSON();
    expect(
      query(
        'SecurityAlert | project TimeGenerated, AlertName, AlertType, Tactics, Techniques, ProviderName, StartTime',
      ),
    ).toEqual(
      [65, 125].map((time) => ({
        TimeGenerated: new Date(Date.UTC(2026, 2, 15, 0, time)).toISOString().replace('.000Z', '.0000000Z'),
        AlertName: 'first',
        AlertType: 'aaaaaaaa-0000-0000-0000-000000000001',
        Tactics: 'Impact',
        Techniques: '["T1486"]',
        ProviderName: 'ASI Scheduled Alerts',
        StartTime: new Date(Date.UTC(2026, 2, 15, 0, time - 55)).toISOString().replace('.000Z', '.0000000Z'),
      })),
    );
    expect(
      query(
        'SecurityAlert | extend P = parse_json(ExtendedProperties) | distinct Period = tostring(P["Query Period"])',
      ),
    ).toEqual([{ Period: '01:00:00' }]);
    expect(query('SecurityIncident | project IncidentNumber, Status, Alerts = array_length(AlertIds)')).toEqual([
      { IncidentNumber: 1, Status: 'New', Alerts: 1 },
      { IncidentNumber: 1, Status: 'Closed', Alerts: 1 },
      { IncidentNumber: 2, Status: 'New', Alerts: 1 },
      { IncidentNumber: 2, Status: 'Closed', Alerts: 1 },
    ]);
    const over = scheduled('SecurityAlert | summarize n = count() by AlertName | where n > 1', {
      schedule: { frequency: minutes(60), period: minutes(180) },
    });
    expect((await simulated(over, 240)).due).toEqual([180, 240]);
  });

  it('are the same each time', async () => {
    eventsAt(10);
    const ids = async () =>
      (await simulated(scheduled('T'), 60)).simulation.incidents.map(({ id, alerts }) => [id, alerts[0]?.id]);
    expect(await ids()).toEqual(await ids());
  });
});

describe('the bundled rule', () => {
  /** The rule as its file has it, with a schedule and entities. */
  function analytic(): Rule {
    const hunting = loadRule(bundledRules().get('distant-desktop-network-connection') as string);
    const file = path.join(folder, 'analytic.yaml');
    writeFileSync(
      file,
      `id: ${hunting.id}
name: ${hunting.name}
kind: Scheduled
severity: High
queryFrequency: 1h
queryPeriod: 5d
triggerOperator: gt
triggerThreshold: 0
tactics: [${hunting.tactics.join(', ')}]
relevantTechniques: [${hunting.techniques.join(', ')}]
eventGroupingSettings:
  aggregationKind: AlertPerResult
entityMappings:
  - entityType: Host
    fieldMappings:
      - identifier: HostName
        columnName: DeviceName
  - entityType: URL
    fieldMappings:
      - identifier: Url
        columnName: RemoteUrl
incidentConfiguration:
  createIncident: true
  groupingConfiguration:
    enabled: true
    lookbackDuration: P7D
    matchingMethod: Selected
    groupByEntities: [Host]
query: |
${hunting.query.replaceAll(/^/gm, '  ')}
`,
    );
    return loadRule(file);
  }

  async function overTheExport(options: Partial<SimulateOptions> = {}) {
    database = openDatabase(':memory:');
    await database.ingest('datasets/distant-desktop/DeviceNetworkEvents.csv');
    return simulate(database, [analytic()], { from: '2026-03-13T18:00:00Z', to: '2026-03-14T18:00:00Z', ...options });
  }

  it('raises alerts with hosts and addresses, and an incident for each device', async () => {
    const { alerts, incidents, rules } = await overTheExport();
    const last = alerts.filter(({ due }) => due === parseDatetime('2026-03-14T18:00:00Z'));
    const now = database.query(analytic().query, { now: '2026-03-14T18:00:00Z' }).toJSON();
    expect(rules[0]).toMatchObject({ runs: 25, notEvaluated: null, error: null });
    expect(last.map(({ entities }) => entities)).toEqual(
      now.map(({ DeviceName, RemoteUrl }) => [
        { type: 'host', fields: { HostName: DeviceName } },
        { type: 'url', fields: { Url: RemoteUrl } },
      ]),
    );
    const hosts = new Set(alerts.map(({ entities }) => entities[0]?.fields.HostName));
    expect(new Set(incidents.map(({ alerts }) => alerts[0]?.entities[0]?.fields.HostName))).toEqual(hosts);
    expect(hosts.size).toBeGreaterThanOrEqual(7);
  });

  it('raises none for what its exclusions know', async () => {
    const { query } = openWorkspace('datasets/distant-desktop');
    const bundled = loadRule(bundledRules().get('distant-desktop-network-connection') as string);
    const { exclusionsOf } = await import('../../../src/rules/index.js');
    const { alerts, rules } = await overTheExport({ ...query, exclusionsOf: () => exclusionsOf(bundled) });
    expect(rules[0]?.error).toBeNull();
    const hosts = alerts
      .filter(({ due }) => due === parseDatetime('2026-03-14T18:00:00Z'))
      .map(({ entities }) => entities[0]?.fields.HostName);
    expect([...new Set(hosts)].sort()).toEqual(['lt-fin-11.northgate.example', 'srv-web-07.northgate.example']);
  });
});

describe('exclusions', () => {
  it('hold until they expire', async () => {
    eventsAt(10, 70, 130);
    const exclusion = {
      file: 'x.yaml',
      line: 1,
      place: (line: number) => ({ line, column: 0 }),
      name: 'x',
      reason: '',
      owner: null,
      expires: at(90),
      over: 'events',
      table: null,
      condition: 'true',
      declarations: '',
    } as const;
    expect((await simulated(scheduled('T'), 180, { exclusionsOf: () => [exclusion] })).due).toEqual([120, 180]);
  });
});
