import { describe, expect, it } from 'vitest';
import { knownSchema } from '../../../src/rules/index.js';
import { checkProperties } from '../../../src/testing/properties/check-properties.js';
import { testsOfFailures } from '../../../src/testing/properties/failure-tests.js';

const options = { schema: knownSchema(), now: '2026-03-14T12:00:00Z', runs: 40, seed: 1 };
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

  it('fail with few events, which become a test', () => {
    const found = outcomes(
      'DeviceEvents | where DeviceName has "ws" | extend x = assert(AccountName has "user", "no user")',
    );
    expect(found).toHaveLength(1);
    const [first] = found;
    expect(first).toMatchObject({ name: 'no errors', status: 'fails' });
    if (first?.status === 'fails') expect(first.violation.events.DeviceEvents).toHaveLength(1);
    expect(testsOfFailures(found)).toContain('name: no errors');
  });
});
