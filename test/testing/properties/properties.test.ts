import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/engine/engine.js';
import { knownSchema } from '../../../src/rules/index.js';
import { droppedEvents } from '../../../src/testing/properties/dropped-events.js';
import { traitsOf } from '../../../src/testing/properties/plan-traits.js';
import { PROPERTIES } from '../../../src/testing/properties/properties.js';
import type { Subject } from '../../../src/testing/properties/property.js';
import { type Events, rowsOf } from '../../../src/testing/synthesis/events.js';

const schema = knownSchema();
const now = '2026-03-14T12:00:00Z';
const at = (minute: number, fields: Record<string, string>) => ({
  Timestamp: `2026-03-14T11:${10 + minute}:00Z`,
  ...fields,
});

function subjectOf(query: string): Subject {
  const { plan } = analyze(query, schema);
  if (plan === null) throw new Error(`no plan: ${query}`);
  return {
    plan,
    traits: traitsOf(plan),
    now,
    run: (events, time, { batchRows = null } = {}) => rowsOf(query, events, time, { schema }, batchRows),
    unrelated: (events) => droppedEvents(plan, events, 639_091_584_000_000_000n, { schema }),
  };
}

const property = (name: string) => {
  const found = PROPERTIES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no property ${name}`);
  return found;
};

const EVENTS: Events = {
  DeviceEvents: [
    at(0, { DeviceId: 'd1', DeviceName: 'ws-1', AccountName: 'ann', ActionType: 'A' }),
    at(1, { DeviceId: 'd2', DeviceName: 'ws-2', AccountName: 'ann', ActionType: 'A' }),
    at(2, { DeviceId: 'd2', DeviceName: 'ws-2', AccountName: 'bob', ActionType: 'B' }),
  ],
};

/** Rules that have not the property of that name; where a rule says so itself, it is not asked. */
describe('what lacks a property violates it', () => {
  it.each([
    ['order of events', 'DeviceEvents | take 1'],
    ['each event counts alone', 'DeviceEvents | summarize count() by DeviceId'],
    ['more events, no row less', 'DeviceEvents | summarize n = count() | where n < 3'],
    ['a part of the devices, a part of the rows', 'DeviceEvents | summarize dcount(DeviceId) by AccountName'],
    ['events and clock a week later', 'DeviceEvents | where Timestamp < datetime(2026-03-15)'],
    ['case of letters', 'DeviceEvents | where AccountName == "ann"'],
  ])('%s', (name, query) => {
    const subject = subjectOf(query);
    const { exempt, violation } = property(name);
    expect(exempt(subject)).not.toBeNull();
    const tracked = name.startsWith('a part') ? { ...subject, plan: subjectOf('DeviceEvents').plan } : subject;
    expect(violation(EVENTS, tracked)).not.toBeNull();
  });

  it('no order of letters counts for the case of letters', () => {
    const subject = subjectOf(
      'DeviceEvents | where AccountName has "ann" | summarize make_set(ActionType) by DeviceName',
    );
    const rows = ['a_b', '_c', 'a9'].map((ActionType, i) =>
      at(i, { DeviceName: 'ws', AccountName: 'ann', ActionType }),
    );
    const { exempt, violation } = property('case of letters');
    expect(exempt(subject)).toBeNull();
    expect(violation({ DeviceEvents: rows }, subject)).toBeNull();
  });

  it('size of batches', () => {
    const subject = subjectOf('DeviceEvents | where DeviceName has "ws"');
    const { exempt, violation } = property('size of batches');
    expect(exempt(subject)).toBeNull();
    expect(violation(EVENTS, subject)).toBeNull();
    const wrong: Subject = {
      ...subject,
      run: (events, time, options) => (options?.batchRows === 1 ? [] : subject.run(events, time)),
    };
    expect(violation(EVENTS, wrong)?.expected).toEqual([]);
  });

  it('unrelated events twice', () => {
    const subject = subjectOf('DeviceEvents | where ActionType == "A" | summarize count()');
    const { violation } = property('unrelated events twice');
    expect(violation(EVENTS, subject)).toBeNull();
    expect(violation(EVENTS, { ...subject, unrelated: (events) => events })?.expected).toEqual([{ count_: 2 }]);
  });
});

/** The engine's own list decides which steps look at one row at a time. */
it.each([
  'DeviceEvents | where ActionType == "A" | serialize | extend n = strlen(AccountName)',
  'DeviceEvents | parse-kv AdditionalFields as (a: string) | sort by Timestamp asc | as Events',
])('asks each event alone of %s', (query) => {
  for (const name of ['each event counts alone', 'more events, no row less']) {
    const subject = subjectOf(query);
    const { exempt, violation } = property(name);
    expect(exempt(subject)).toBeNull();
    expect(violation(EVENTS, subject)).toBeNull();
  }
});

describe('unrelated events', () => {
  it.each([
    ['DeviceEvents | where ActionType == "A" | summarize count()', ['B']],
    ['DeviceEvents | extend x = toupper(ActionType) | where x == "B"', ['A', 'A']],
    ['union (DeviceEvents | where ActionType == "A"), (DeviceEvents | where AccountName == "bob")', []],
    ['DeviceEvents | where ActionType == "A" | where 2 < toscalar(DeviceEvents | count)', []],
    ['DeviceFileEvents | where FileName == "x"', ['A', 'A', 'B']],
  ])('of %s', (query, actions) => {
    const { DeviceEvents = [] } = subjectOf(query).unrelated(EVENTS);
    expect(DeviceEvents.map(({ ActionType }) => ActionType)).toEqual(actions);
  });
});
