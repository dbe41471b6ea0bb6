import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { knownSchema } from '../../../src/rules/index.js';
import { checkProperties } from '../../../src/testing/properties/check-properties.js';
import { testsOfFailures } from '../../../src/testing/properties/failure-tests.js';
import { testFileOf } from '../../../src/testing/unit/format/read-test-file.js';
import { RuleTests } from '../../../src/testing/unit/rule-tests.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const options = { schema: knownSchema(), now: '2026-03-14T12:00:00Z', runs: 30, seed: 1 };
const outcomes = (query: string) => checkProperties(query, options);
const statuses = (query: string) => Object.fromEntries(outcomes(query).map(({ name, status }) => [name, status]));

describe('properties', () => {
  it('hold for a rule that looks at one event at a time', () => {
    const query = 'DeviceEvents | where Timestamp > ago(1d) and DeviceName has "ws" | project DeviceName, Timestamp';
    expect(new Set(Object.values(statuses(query)))).toEqual(new Set(['holds']));
  });

  it('are not asked of rules that cannot have them, with the reason', () => {
    const found = outcomes('DeviceEvents | where DeviceName == "a" | summarize take_any(AccountName) by DeviceName');
    expect(found).toContainEqual({
      name: 'order of events',
      status: 'exempt',
      reason: "'take_any' goes by the order of rows",
    });
    expect(found).toContainEqual({
      name: 'case of letters',
      status: 'exempt',
      reason: "'==' tells letters by their case",
    });
    expect(statuses('DeviceEvents | where Timestamp > datetime(2026-01-01)')['events and clock a week later']).toBe(
      'exempt',
    );
  });
});

it('rules that lack a file, a look-up or a watchlist are refused', () => {
  expect(() => outcomes('externaldata(a: string)["https://example.org/a.csv"] | where a == "x"')).toThrow('a.csv');
  expect(() => outcomes('SigninLogs | where geo_info_from_ip_address(IPAddress).country == "x"')).toThrow('locations');
  expect(() => outcomes("_GetWatchlist('Known') | where Account == 'x'")).toThrow('Account');
});

it('a rule fails where a column that a plugin makes is missing from no events', () => {
  expect(
    outcomes('SecurityEvent | extend d = parse_json(EventData) | evaluate bag_unpack(d) | where Own == "x"'),
  ).toMatchObject([
    {
      name: 'no errors',
      status: 'fails',
      error: "no column, table or variable named 'Own'",
      violation: { events: {} },
    },
  ]);
});

describe('a failure', () => {
  const query = 'DeviceEvents | where DeviceName has "ws" | extend x = assert(AccountName has "user", "no user")';
  const found = outcomes(query);

  it('comes with as few events as were found', () => {
    expect(found).toMatchObject([{ name: 'no errors', status: 'fails' }]);
    const [first] = found;
    if (first?.status === 'fails') expect(first.violation.events.DeviceEvents).toHaveLength(1);
  });

  it('becomes a test that fails until the rule is mended', async () => {
    const folder = temporaryFolder();
    const [rule, file] = ['hunt.kql', 'hunt.property.test.yaml'].map((name) => path.join(folder, name)) as [
      string,
      string,
    ];
    writeFileSync(rule, query);
    writeFileSync(file, testsOfFailures(found, 'hunt.kql'));
    const passes = async () => {
      const tests = RuleTests.open(file);
      try {
        return await tests.passes();
      } finally {
        tests.close();
      }
    };
    expect(await passes()).toBe(false);
    writeFileSync(rule, `${query.replace(/ \| extend.*/, '')} | where AccountName has "user"`);
    expect(await passes()).toBe(true);
  });

  it('keeps every letter of its events', () => {
    const texts = [
      '\0',
      'e\u0301',
      '\u202ea',
      '\u2028',
      '\ufeff',
      ' a ',
      'null',
      '1e5',
      '0x1f',
      '2026-01-01',
      '- a: b',
      '"\'',
      'a\r\nb',
      '👩‍👩‍👧',
    ];
    const events = { DeviceEvents: texts.map((FileName) => ({ FileName })) };
    const violation = { events, now: options.now, expected: [] };
    const text = testsOfFailures([{ name: 'no errors', status: 'fails', error: null, violation }], null);
    const [test] = testFileOf(text, 'hunt.test.yaml').tests;
    const rows = test?.events.flatMap(({ rows: given }) => ('rows' in given ? given.rows : []));
    expect(rows?.map(({ fields }) => fields.FileName)).toEqual(texts);
  });
});
