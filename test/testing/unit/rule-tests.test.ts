import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTestFile } from '../../../src/testing/unit/run-test-files.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder();
let number = 0;

const RULE = `id: 00000000-0000-4000-8000-000000000001
name: Many logons
kind: Scheduled
severity: Medium
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
query: |
  DeviceLogonEvents
  | where ActionType == "LogonFailed"
  | summarize Count = count(), First = min(TimeGenerated), Users = make_set(AccountName) by DeviceName
  | where Count > 1
entityMappings:
  - entityType: Host
    fieldMappings:
      - { identifier: HostName, columnName: DeviceName }
`;

/** The report on tests beside a rule. */
function report(tests: string, rule = RULE) {
  const at = path.join(folder, String(number++));
  mkdirSync(at);
  writeFileSync(path.join(at, 'r.yaml'), rule);
  writeFileSync(path.join(at, 'r.test.yaml'), tests);
  return runTestFile(path.join(at, 'r.test.yaml'), {});
}

const EVENTS = `tests:
  - name: t
    events:
      DeviceLogonEvents:
        - &a { Timestamp: 2026-03-14T11:00:00Z, DeviceName: ws-1, ActionType: LogonFailed, AccountName: ann }
        - { <<: *a, AccountName: bob, Timestamp: 2026-03-14T11:10:00Z }
`;

/** What is wrong with an expectation, in lines. */
async function wrong(expected: string): Promise<string[]> {
  const { outcomes, broken } = await report(`${EVENTS}    expect: ${expected}\n`);
  expect(broken).toBeNull();
  return outcomes.flatMap(({ mismatches }) =>
    mismatches.map(({ expectation, message }) => `${expectation}: ${message}`),
  );
}

describe('an expectation', () => {
  it.each([
    '{ rows: [{ DeviceName: ws-1, Count: 2 }] }',
    '{ rows: [{ First: 2026-03-14T11:00:00Z, Users: [ann, bob] }] }',
    '{ exact: true, rows: [{ DeviceName: ws-1, Count: 2, First: 2026-03-14T11:00:00Z, Users: [ann, bob] }] }',
    '{ contains: [{ Count: 2 }], count: 1 }',
    '{ entities: [{ type: Host, HostName: ws-1 }] }',
    '{ alerts: 1 }',
    '{ alerts: [{ title: Many logons, severity: Medium, entities: [{ type: host, HostName: ws-1 }] }] }',
  ])('is met: %s', async (expected) => {
    expect(await wrong(expected)).toEqual([]);
  });

  it.each([
    ['{ silence: true }', 'silence: expected no row, found 1'],
    ['{ count: 2 }', 'count: expected 2 rows, found 1'],
    ['{ rows: [{ Count: 3 }] }', 'rows: 1 row missing, 1 row not expected'],
    ['{ rows: [{ Count: 2 }, { Count: 2 }] }', 'rows: 1 row missing'],
    ['{ rows: [] }', 'rows: 1 row not expected'],
    ['{ contains: [{ DeviceName: ws-2 }] }', 'contains: 1 row missing of 1'],
    ['{ entities: [] }', 'entities: 0 missing, 1 not expected'],
    ['{ alerts: 0 }', 'alerts: expected 0 alerts, found 1'],
    ['{ alerts: [{ severity: High }] }', 'alerts: 1 missing, 1 not expected'],
    [
      '{ exact: true, rows: [{ Count: 2 }] }',
      'exact: the rows do not name DeviceName, First, Users, which the result has',
    ],
  ])('is not: %s', async (expected, message) => {
    expect(await wrong(expected)).toEqual([message]);
  });

  it('shows the row that is nearest, by the cells that differ', async () => {
    const { outcomes } = await report(`${EVENTS}    expect: { rows: [{ DeviceName: ws-1, Count: 3 }] }\n`);
    expect(outcomes[0]?.mismatches[0]?.missing[0]?.nearest).toEqual([{ column: 'Count', expected: 3, found: 2 }]);
  });

  it('of rows that fit in more than one way is met where one of them fits all', async () => {
    const events = EVENTS.replace(
      '        - { <<',
      '        - { <<: *a, DeviceName: ws-2 }\n        - { <<: *a, DeviceName: ws-2 }\n        - { <<',
    );
    const { outcomes } = await report(`${events}    expect: { rows: [{ Count: 2 }, { DeviceName: ws-1 }] }\n`);
    expect(outcomes[0]?.passed).toBe(true);
  });
});

describe('a broken file is told with its line', () => {
  it.each([
    [
      'a column',
      EVENTS.replace('bob', 'bob, DeviceNmae: x'),
      /:6: .*no column 'DeviceNmae'; did you mean 'DeviceName'/,
    ],
    [
      'a table',
      EVENTS.replace('DeviceLogonEvents:', 'DeviceLogonEvent: [] \n      DeviceLogonEvents:'),
      /:4: .*did you mean 'DeviceLogonEvents'/,
    ],
    ['a value', EVENTS.replace('2026-03-14T11:00:00Z', 'yesterday'), /:5: .*"yesterday" is no datetime/],
    ['a key', EVENTS.replace('    events', '    watchlist: {}\n    events'), /:3: .*did you mean 'watchlists'/],
    ['YAML', `${EVENTS}   x: [`, /:\d+: is no valid YAML/],
    ['the rule', `rule: Many logon\n${EVENTS}`, /:1: .*did you mean 'Many logons'/],
  ])('%s', async (_, tests, message) => {
    const { broken, outcomes } = await report(`${tests}    expect: { count: 1 }\n`);
    expect(broken).toMatch(message);
    expect(outcomes).toEqual([]);
  });

  it('an expectation', async () => {
    const { broken } = await report(`${EVENTS}    expect: { silense: true }\n`);
    expect(broken).toMatch(/:7: .*did you mean 'silence'/);
  });
});

describe('the tables of a test', () => {
  it('are typed by their values where none is known', async () => {
    const tests = `tests:
  - name: t
    events:
      Own: [{ At: 2026-03-14T11:00:00Z, N: 1, R: 1.5, B: true, D: { a: 1 } }]
      Typed: { schema: { X: real }, rows: [{ X: 1 }] }
    expect: { rows: [{ T: datetime long real bool dynamic real }] }
`;
    const query = `Own | extend j = 1 | join kind=inner (Typed | extend j = 1) on j
| project T = strcat_delim(" ", gettype(At), gettype(N), gettype(R), gettype(B), iff(tostring(D.a) == "1", "dynamic", "?"), gettype(X))`;
    const { outcomes, broken } = await report(tests, `name: r\nquery: |\n  ${query.replace('\n', '\n  ')}\n`);
    expect({ broken, mismatches: outcomes.flatMap(({ mismatches }) => mismatches) }).toEqual({
      broken: null,
      mismatches: [],
    });
  });

  it('come from files, and watchlists too', async () => {
    const at = path.join(folder, 'files');
    mkdirSync(at);
    writeFileSync(
      path.join(at, 'r.kql'),
      'DeviceEvents | where DeviceName in (_GetWatchlist("Hosts") | project Host) | project DeviceName',
    );
    writeFileSync(
      path.join(at, 'e.csv'),
      'Timestamp,DeviceName\n2026-03-14T11:00:00Z,ws-1\n2026-03-14T11:00:00Z,ws-2\n',
    );
    writeFileSync(path.join(at, 'hosts.csv'), 'Host\nws-2\n');
    writeFileSync(
      path.join(at, 'r.test.yaml'),
      'tests:\n  - name: t\n    watchlists: { hosts: hosts.csv }\n    events: { DeviceEvents: { file: e.csv } }\n    expect: { rows: [{ DeviceName: ws-2 }] }\n',
    );
    const { outcomes, broken } = await runTestFile(path.join(at, 'r.test.yaml'), {});
    expect({ broken, mismatches: outcomes.flatMap(({ mismatches }) => mismatches) }).toEqual({
      broken: null,
      mismatches: [],
    });
  });
});

describe('a rule with a mistake', () => {
  it('fails its tests with the place in its file', async () => {
    const { outcomes } = await report(
      `${EVENTS}    expect: { count: 1 }\n`,
      RULE.replace('by DeviceName', 'by DeviceNam'),
    );
    expect(outcomes[0]?.mismatches[0]?.message).toMatch(/r\.yaml:12:\d+: no column.*'DeviceNam'/);
  });
});

describe('a table of events', () => {
  it('is none that the rule reads under a name nearly the same', async () => {
    const { broken } = await report(
      `${EVENTS.replace('DeviceLogonEvents', 'DeviceLogonEvent')}    expect: { silence: true }\n`,
    );
    expect(broken).toMatch(/r\.test\.yaml:4: .*reads no table 'DeviceLogonEvent'; did you mean 'DeviceLogonEvents'\?$/);
  });

  it('may be another, which the rule does not read', async () => {
    const { broken, outcomes } = await report(`${EVENTS}      Assets: [{ Name: ws-1 }]\n    expect: { count: 1 }\n`);
    expect([broken, outcomes[0]?.passed]).toEqual([null, true]);
  });
});
