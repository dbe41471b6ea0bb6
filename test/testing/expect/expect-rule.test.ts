import { AssertionError } from 'node:assert';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryEvents, events, expectRule, loadRule } from '../../../src/testing/index.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const folder = temporaryFolder();
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

const rule = loadRule(
  write(
    'logons.yaml',
    `id: 00000000-0000-4000-8000-000000000001
name: Many logons
kind: Scheduled
severity: Medium
queryFrequency: 1h
queryPeriod: 1h
triggerOperator: gt
triggerThreshold: 0
query: |
  DeviceLogonEvents
  | where ActionType == "LogonFailed" and TimeGenerated > ago(1h)
  | summarize Count = count(), Users = make_set(AccountName) by DeviceName
  | where Count > 1
entityMappings:
  - entityType: Host
    fieldMappings:
      - { identifier: HostName, columnName: DeviceName }
`,
  ),
);

const failure = {
  Timestamp: '2026-03-14T11:00:00Z',
  DeviceName: 'ws-1',
  ActionType: 'LogonFailed',
  AccountName: 'ann',
};
const two = expectRule(rule).given(events('DeviceLogonEvents', [failure, { ...failure, AccountName: 'bob' }]));

/** The error with which an expectation is not met. */
async function refusal(expectation: Promise<void>): Promise<AssertionError> {
  const error: unknown = await expectation.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AssertionError)) throw new Error(`no assertion has failed, but: ${String(error)}`);
  return error;
}

describe('an expectation', () => {
  it('is met by what files of tests are met by', async () => {
    await two.toFind([{ DeviceName: 'ws-1', Count: 2 }]);
    await two.toFind([{ DeviceName: 'ws-1', Count: 2, Users: ['ann', 'bob'] }], { exact: true });
    await two.toFindAmongOthers([{ Count: 2 }]);
    await two.toFindCount(1);
    await two.toAlert(1);
    await two.toAlert([{ title: 'Many logons', entities: [{ type: 'Host', HostName: 'ws-1' }] }]);
    await two.toRaiseEntities([{ type: 'Host', HostName: 'ws-1' }]);
    expect(await two.rows()).toEqual([{ DeviceName: 'ws-1', Count: 2, Users: ['ann', 'bob'] }]);
    await expectRule(rule)
      .given(events('DeviceLogonEvents', [failure]))
      .toFindNothing();
    await expectRule(rule).given().toFindNothing();
  });

  it.each<[string, () => Promise<void>, unknown, unknown, string]>([
    [
      'rows',
      () => two.toFind([{ DeviceName: 'ws-1', Count: 3 }]),
      [{ DeviceName: 'ws-1', Count: 2 }],
      [{ DeviceName: 'ws-1', Count: 3 }],
      'Count: expected 3, found 2',
    ],
    ['other rows', () => two.toFindAmongOthers([{ Count: 5 }]), [{ Count: 2 }], [{ Count: 5 }], '1 row missing of 1'],
    [
      'all columns',
      () => two.toFind([{ Count: 2 }], { exact: true }),
      undefined,
      undefined,
      'do not name DeviceName, Users',
    ],
    ['a column', () => two.toFind([{ Cuont: 2 }]), [{}], [{ Cuont: 2 }], "did you mean 'Count'?"],
    ['a number of rows', () => two.toFindCount(2), 1, 2, 'expected 2 rows, found 1'],
    ['a number of alerts', () => two.toAlert(0), 1, 0, 'expected 0 alerts, found 1'],
    [
      'an alert',
      () => two.toAlert([{ severity: 'High' }]),
      [{ severity: 'Medium' }],
      [{ severity: 'High' }],
      '1 missing',
    ],
    [
      'silence',
      () => two.toFindNothing(),
      [{ DeviceName: 'ws-1', Count: 2, Users: ['ann', 'bob'] }],
      [],
      'expected no row, found 1',
    ],
    ['entities', () => two.toRaiseEntities([]), [{ type: 'host', HostName: 'ws-1' }], [], '1 not expected'],
  ])('of %s fails with what runners show', async (_, expectation, actual, expected, message) => {
    const error = await refusal(expectation());
    expect(error.message).toContain("the rule 'Many logons' is not as expected");
    expect(error.message).toContain(message);
    expect([error.actual, error.expected]).toEqual([actual, expected]);
  });

  it('has the clock that it is given', async () => {
    const given = [events('DeviceLogonEvents', [failure, failure])];
    await expectRule(rule, { now: '2026-03-14T11:30:00Z' })
      .given(...given)
      .toFindCount(1);
    await expectRule(rule, { now: new Date('2026-03-14T13:00:00Z') })
      .given(...given)
      .toFindNothing();
  });
});

describe('what a rule is given', () => {
  it('may be one table in several parts, files, columns of its own, and values of JavaScript', async () => {
    const own = loadRule('Own_CL\n| where At < now() and Big > 9007199254740993 | project Big');
    const table = (big: bigint) =>
      events('Own_CL', [{ At: new Date('2026-03-14T11:00:00Z'), Big: big }], {
        schema: { At: 'datetime', Big: 'long' },
      });
    await expectRule(own, { now: '2026-03-14T12:00:00Z' })
      .given(table(9007199254740993n), table(9007199254740995n))
      .toFind([{ Big: 9007199254740995n }]);
    const file = write('Own_CL.csv', 'At,Big\n2026-03-14T11:00:00Z,9007199254740997\n');
    await expectRule(own).given(events('Own_CL', { file })).toFindCount(1);
  });

  it('may be events by their tables, as an arbitrary draws them', async () => {
    const known = loadRule('DeviceLogonEvents | where AccountName == "nobody at all"');
    await fc.assert(
      fc.asyncProperty(arbitraryEvents('DeviceLogonEvents'), (drawn) => expectRule(known).given(drawn).toFindNothing()),
      { numRuns: 5 },
    );
    await expectRule(rule)
      .given({ DeviceLogonEvents: [failure] }, { DeviceLogonEvents: [failure] })
      .toFindCount(1);
  });

  it('may be watchlists', async () => {
    const known = loadRule(`DeviceLogonEvents
| where AccountName !in ((_GetWatchlist('Admins') | project SearchKey))`);
    const given = events('DeviceLogonEvents', [failure]);
    await expectRule(known, { watchlists: { Admins: [{ Name: 'ann' }] } })
      .given(given)
      .toFindNothing();
    const keyed = { rows: [{ Room: '1', Name: 'ann' }], searchKey: 'Name' };
    await expectRule(known, { watchlists: { admins: keyed } })
      .given(given)
      .toFindNothing();
    await expectRule(known, { watchlists: { Admins: [{ Name: 'eve' }] } })
      .given(given)
      .toFindCount(1);
  });

  it.each([
    [
      'a column',
      () => events('DeviceLogonEvents', [failure, { Deivce: 1 }]),
      /^DeviceLogonEvents, row 2, Deivce: .*no column 'Deivce'/,
    ],
    [
      'a value',
      () => events('DeviceLogonEvents', [{ Timestamp: 'then' }]),
      /^DeviceLogonEvents, row 1, Timestamp: "then" is no datetime/,
    ],
    ['a table', () => events('DeviceLogonEvent', []), /^DeviceLogonEvent: .*did you mean 'DeviceLogonEvents'/],
  ])('is refused where %s is wrong', async (_, given, message) => {
    await expect(expectRule(rule).given(given()).toFindNothing()).rejects.toThrow(message);
  });
});

describe('a rule is loaded', () => {
  it('with the exclusions beside it', async () => {
    const file = write(
      'excluded.yaml',
      'name: excluded\nquery: |\n  DeviceLogonEvents | where ActionType == "LogonFailed"\n',
    );
    write('excluded.exclusions.yaml', 'exclusions:\n  - { name: ann, reason: known, events: AccountName == "ann" }\n');
    const excluded = loadRule(pathToFileURL(file));
    expect(excluded.exclusions.map(({ name }) => name)).toEqual(['ann']);
    const given = events('DeviceLogonEvents', [failure]);
    await expectRule(excluded).given(given).toFindNothing();
    await expectRule(excluded, { exclusions: false }).given(given).toFindCount(1);
  });

  it('from a text of KQL or YAML, and not from a name of nothing', async () => {
    expect(loadRule('DeviceEvents | take 1').query).toBe('DeviceEvents | take 1');
    expect(loadRule('name: of YAML\nquery: DeviceEvents | take 1\n')).toMatchObject({
      name: 'of YAML',
      exclusions: [],
    });
    expect(() => loadRule('nowhere.yaml')).toThrow('nowhere.yaml: there is no such file');
    await expect(expectRule(loadRule('Nowhere | take 1')).given().rows()).rejects.toThrow('Nowhere');
  });
});
