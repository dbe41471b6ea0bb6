import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/database/database.js';
import { parseDatetime } from '../../src/engine/values/datetime.js';
import { queryAsRule, type Rule, reportRule, ruleRequirements, runRule, timesSeen } from '../../src/rules/index.js';
import { WorkspaceError } from '../../src/workspace/workspace-error.js';

const database = openDatabase(':memory:');
afterAll(() => database.close());
database.createTable('DeviceProcessEvents', [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'DeviceName', type: 'string' },
]);
database.append('DeviceProcessEvents', [
  ['2024-05-01T00:00:00Z', 'a'],
  ['2024-05-03T00:00:00Z', 'b'],
]);

const rule = (query: string, more: Partial<Rule> = {}): Rule => ({
  ...queryAsRule('r', query),
  kind: 'hunting',
  ...more,
});
const at = (text: string) => parseDatetime(text);

it('tells tables, columns and times that a rule reads, and what of them is there', async () => {
  const now = '2024-05-04T00:00:00Z';
  const query =
    'DeviceProcessEvents | where Timestamp > ago(2d) | join kind=inner DeviceInfo on DeviceName | project DeviceName, OSPlatform';
  expect(await ruleRequirements(database, rule(query), { now })).toEqual({
    tables: [
      {
        table: 'DeviceProcessEvents',
        isThere: true,
        columns: ['Timestamp', 'DeviceName'],
        missingColumns: [],
        wanted: { from: at('2024-05-02'), to: null },
        oldest: at('2024-05-01'),
        newest: at('2024-05-03'),
      },
      {
        table: 'DeviceInfo',
        isThere: false,
        columns: expect.arrayContaining(['DeviceName', 'OSPlatform']) as string[],
        missingColumns: [],
        wanted: { from: null, to: null },
        oldest: null,
        newest: null,
      },
    ],
    missing: ['DeviceInfo'],
    missingWatchlists: [],
    unseen: null,
  });
});

it('cuts the time to the period of the rule', async () => {
  const day = 864_000_000_000n;
  const scheduled = rule('DeviceProcessEvents | where Timestamp > ago(7d)', {
    schedule: { frequency: day, period: day },
  });
  const { tables } = await ruleRequirements(database, scheduled, { now: '2024-05-04T00:00:00Z' });
  expect(tables[0]?.wanted).toEqual({ from: at('2024-05-03'), to: null });
});

it('does not evaluate a rule whose columns were not exported', async () => {
  const lacking = rule('DeviceProcessEvents | where FileName == "cmd.exe"');
  expect((await ruleRequirements(database, lacking)).missing).toEqual(['DeviceProcessEvents.FileName']);
  expect(await runRule(database, lacking)).toMatchObject({
    result: null,
    missingTables: ['DeviceProcessEvents.FileName'],
  });
});

it('tells who asks a question of his own that a column is not there', async () => {
  await expect(runRule(database, queryAsRule('q', 'DeviceProcessEvents | where FileName == "x"'))).rejects.toThrow(
    'FileName',
  );
});

it('tells which watchlists a rule lacks, and where they would go', async () => {
  const listed = rule(
    "DeviceInfo | where DeviceName in (_GetWatchlist('Servers') | project Name) or DeviceId in (_GetWatchlist('Ids') | project Id)",
  );
  expect(await ruleRequirements(database, listed)).toMatchObject({ missingWatchlists: ['Servers', 'Ids'] });
  expect((await runRule(database, listed)).notEvaluated).toBe(
    "the database has no DeviceInfo; there is no watchlist 'Servers', 'Ids': put Servers.csv, Ids.csv into the folder that `watchlists` of kqlocal.yaml names",
  );
  expect((await runRule(database, rule('Watchlist | count'))).notEvaluated).toBe('the database has no Watchlist');
});

it('finds the rows of the last of several queries, and says so', async () => {
  const several = rule('DeviceProcessEvents | count; DeviceProcessEvents | project DeviceName');
  expect(await reportRule(database, several, { now: '2024-05-04T00:00:00Z' })).toMatchObject({
    rows: [['a'], ['b']],
    notes: ['the text gives 2 tables; the rule finds the rows of table 2'],
  });
});

it('needs no table that the query can do without', async () => {
  const fuzzy = rule('union isfuzzy=true DeviceProcessEvents, DeviceInfo | project DeviceName');
  expect((await ruleRequirements(database, fuzzy)).missing).toEqual([]);
});

it('throws what is wrong whatever the data', async () => {
  await expect(ruleRequirements(database, rule('DeviceProcessEvents | where Nmae == 1'))).rejects.toThrow('Nmae');
});

describe('a rule that sees no events', () => {
  database.createTable('SigninLogs', [
    { name: 'TimeGenerated', type: 'datetime' },
    { name: 'DeviceName', type: 'string' },
  ]);
  const status = async (query: string, now = '2024-06-01') => {
    const { status, why } = await reportRule(database, rule(query), { now });
    return why === null ? status : `${status}: ${why.split(' (')[0]}`;
  };

  it.each([
    [
      'DeviceProcessEvents | where Timestamp > ago(1d)',
      'DeviceProcessEvents has no event in the time range of the query',
    ],
    ['SigninLogs', 'SigninLogs has no events'],
    ['SigninLogs | summarize count() by DeviceName', 'SigninLogs has no events'],
    ['DeviceProcessEvents | join kind=inner SigninLogs on DeviceName', 'SigninLogs has no events'],
    [
      'union (DeviceProcessEvents | where Timestamp > ago(1d)), SigninLogs',
      'DeviceProcessEvents has no event in the time range of the query',
    ],
  ])('is not evaluated: %s', async (query, why) => {
    expect(await status(query)).toBe(`not evaluated: ${why}`);
  });

  it.each([
    'DeviceProcessEvents | where DeviceName == "c"',
    'DeviceProcessEvents | where Timestamp > ago(1d) | count',
    'DeviceProcessEvents | where DeviceName == "c" | join kind=leftanti SigninLogs on DeviceName',
    'union DeviceProcessEvents, SigninLogs | where DeviceName == "c"',
    'union (DeviceProcessEvents | where Timestamp > ago(1d)), (DeviceProcessEvents | where DeviceName == "c")',
  ])('is told from one that finds nothing in those that it sees: %s', async (query) => {
    expect(await status(query)).toBe('evaluated');
  });

  it('is evaluated at a time of the events', async () => {
    expect(
      await status('DeviceProcessEvents | where Timestamp > ago(1d) | where DeviceName == "c"', '2024-05-03'),
    ).toBe('evaluated');
  });
});

it('takes the time of an event for that at which it was seen, not other times that it tells', () => {
  const seen = (...names: string[]) =>
    timesSeen(names.map((name) => ({ name, type: 'datetime' }))).map((i) => names[i]);
  expect(seen('ProcessCreationTime', 'Timestamp', 'LastSeen')).toEqual(['Timestamp', 'LastSeen']);
  expect(seen('Created', 'Closed')).toEqual(['Created', 'Closed']);
});

describe('a rule on a schedule that is run at one time', () => {
  const hour = 36_000_000_000n;
  const beyond = async (query: string, changes: Partial<Rule> = {}, now = '2024-05-03T00:00:00Z') => {
    const schedule = { frequency: hour, period: 24n * hour };
    const report = await reportRule(database, rule(query, { kind: 'scheduled', schedule, ...changes }), { now });
    expect(report.notes.includes(report.beyondPeriod ?? '')).toBe(report.beyondPeriod !== null);
    return report.beyondPeriod;
  };

  it('says that it looked at events which a run of the service does not see', async () => {
    const note =
      'it looked at events from 2024-05-01T00:00:00Z on; a run of Sentinel sees those of the last 1d (queryPeriod) alone: `kqlocal simulate` makes its runs';
    expect(await beyond('DeviceProcessEvents')).toBe(note);
    expect(await beyond('DeviceProcessEvents | where Timestamp > ago(7d)')).toBe(note);
  });

  it('says nothing where it keeps to its period, there are no such events, or it has no period', async () => {
    expect(await beyond('DeviceProcessEvents | where Timestamp > ago(1d)')).toBeNull();
    expect(await beyond('DeviceProcessEvents', {}, '2024-05-02T00:00:00Z')).toBeNull();
    expect(await beyond('DeviceProcessEvents', { kind: 'nrt', schedule: null })).toBeNull();
  });
});

it('reports what a workspace lacks as the failure of the rule that asks for it', async () => {
  const external = () => {
    throw new WorkspaceError('list.csv', 'is not the copy');
  };
  const asking = rule('externaldata(a: string) ["https://example.org/list.csv"] with (format="csv")');
  expect(await reportRule(database, asking, { lookups: { external } })).toMatchObject({
    status: 'failed',
    why: 'list.csv: is not the copy',
  });
});
