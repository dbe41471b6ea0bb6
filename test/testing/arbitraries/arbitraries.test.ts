import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/database/database.js';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import { valueFrom } from '../../../src/engine/values/plain.js';
import { bundledRules, knownSchema, loadRule, queryAsRule } from '../../../src/rules/index.js';
import { knownTable, knownTables } from '../../../src/schemas/known.js';
import {
  arbitraryEvent,
  arbitraryEvents,
  arbitraryEventsFor,
  type EventRow,
} from '../../../src/testing/arbitraries/index.js';

const NOW = '2026-03-14T12:00:00Z';
const sample = <T>(arbitrary: fc.Arbitrary<T>, count = 200) => fc.sample(arbitrary, { numRuns: count, seed: 1 });
const texts = (rows: readonly EventRow[], column: string) =>
  new Set(rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])));

describe('an event', () => {
  it('is one of every known table', () => {
    const schema = knownSchema();
    const wrong = knownTables().flatMap((table) => {
      const types = new Map(schema.table(table)?.map(({ name, type }) => [name, type]));
      const cells = sample(arbitraryEvent(table, { schema }), 2).flatMap((row) => Object.entries(row));
      const fits = ([name, value]: (typeof cells)[number]) =>
        value === null || valueFrom(types.get(name) ?? 'string', value) !== null;
      return cells.filter((cell) => !fits(cell)).map(([name]) => `${table}.${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has texts as its columns are named', () => {
    const rows = sample(arbitraryEvent('DeviceProcessEvents', { hostile: false }));
    const allLike = (column: string, pattern: RegExp) =>
      expect([...texts(rows, column)].filter((text) => !pattern.test(text))).toEqual([]);
    allLike('SHA256', /^[0-9a-f]{64}$/i);
    allLike('MD5', /^[0-9a-f]{32}$/i);
    allLike('AccountSid', /^S-1-/);
    allLike('FolderPath', /[\\/]/);
    expect(texts(rows, 'DeviceName').size).toBeGreaterThan(2);
    expect([...texts(rows, 'ProcessCommandLine')].some((text) => text.includes('.exe '))).toBe(true);
  });

  it('lies within the window, at its ends and beyond', () => {
    const rows = sample(arbitraryEvent('SigninLogs', { now: NOW, lookback: '1h', columns: ['TimeGenerated'] }), 500);
    const to = parseDatetime(NOW) ?? 0n;
    const ages = [...texts(rows, 'TimeGenerated')].map((text) => to - (parseDatetime(text) ?? 0n));
    const hour = 36_000_000_000n;
    expect(ages).toEqual(expect.arrayContaining([0n, 1n, -1n, hour, hour + 1n, hour - 1n]));
    expect(ages.filter((age) => age >= 0n && age <= hour).length).toBeGreaterThan(rows.length / 3);
    expect(rows.some(({ TimeGenerated }) => TimeGenerated === null)).toBe(true);
  });

  it('has hostile texts, unless that is not wanted', () => {
    const all = (hostile: boolean) => [
      ...texts(sample(arbitraryEvent('DeviceEvents', { hostile, columns: ['FileName'] }), 600), 'FileName'),
    ];
    for (const pattern of [/\p{M}/u, /[\u202e\u0590-\u06ff]/, /\p{Surrogate}/u, /\0/, /^.{40000}/su])
      expect(all(true).some((text) => pattern.test(text))).toBe(true);
    expect(all(false).every((text) => /^[ -~]*$/.test(text))).toBe(true);
  });

  it('shrinks to a time alone', () => {
    const { counterexample } = fc.check(
      fc.property(arbitraryEvent('DeviceEvents'), () => false),
      { seed: 1 },
    );
    expect(Object.keys(counterexample?.[0] ?? {})).toEqual(['TimeGenerated']);
  });

  it('refuses what is not known', () => {
    expect(() => arbitraryEvent('DeviceEvent')).toThrow("no table 'DeviceEvent' is known");
    expect(() => arbitraryEvent('DeviceEvents', { columns: ['Nmae'] })).toThrow("DeviceEvents has no column 'Nmae'");
    expect(() => arbitraryEvent('DeviceEvents', { lookback: 'long' })).toThrow('a duration such as 14d');
    expect(() => arbitraryEvent('DeviceEvents', { now: 'noon' })).toThrow('an ISO time');
  });
});

it('sets of events are by table, at most as many as are wanted', () => {
  const sets = sample(arbitraryEvents(['DeviceEvents', 'DeviceInfo'], { most: 3 }));
  const sizes = new Set(sets.map((events) => Object.values(events).flat().length));
  expect([...sizes].sort()).toEqual([0, 1, 2, 3]);
  expect(new Set(sets.flatMap((events) => Object.keys(events)))).toEqual(new Set(['DeviceEvents', 'DeviceInfo']));
});

describe('events for a rule', () => {
  const query = "DeviceNetworkEvents | where Timestamp > ago(5d) and RemoteUrl has 'ab.com' and RemotePort > 100";

  it('have its literals cut, extended, in other letters, and beside characters of terms and others', () => {
    const sets = sample(arbitraryEventsFor(queryAsRule('hunt.kql', query), { now: NOW }), 300);
    const rows = sets.flatMap(({ DeviceNetworkEvents = [] }) => DeviceNetworkEvents);
    const urls = texts(rows, 'RemoteUrl');
    for (const text of [
      'ab.com',
      'ab.co',
      'b.com',
      'ab.comx',
      'xab.com',
      'xabx.xcomx',
      'AB.COM',
      'a-ab.com.b',
      'éab.com',
    ])
      expect(urls, text).toContain(text);
    const ports = new Set(rows.map(({ RemotePort }) => RemotePort));
    for (const port of [99, 100, 101]) expect(ports).toContain(port);
    expect(texts(rows, 'Timestamp')).toContain('2026-03-09T12:00:00.0000000Z');
  });

  it('have a time where the rule asks for nothing', () => {
    const sets = sample(arbitraryEventsFor(queryAsRule('all.kql', 'UrlClickEvents | count'), { now: NOW }), 50);
    const rows = sets.flatMap(({ UrlClickEvents = [] }) => UrlClickEvents);
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.every((row) => 'Timestamp' in row || 'TimeGenerated' in row)).toBe(true);
  });

  it('fire it, and do not, in about as many cases', async () => {
    const file = bundledRules().get('distant-desktop-network-connection') ?? '';
    const { query: text } = loadRule(file);
    const columns = knownTable('DeviceNetworkEvents')?.columns ?? [];
    let fired = 0;
    const sets = sample(arbitraryEventsFor(loadRule(file), { now: NOW, hostile: false }), 60);
    for (const { DeviceNetworkEvents = [] } of sets) {
      const database = openDatabase(':memory:');
      database.createTable(
        'DeviceNetworkEvents',
        columns.map(({ name, type }) => ({ name, type })),
      );
      database.append(
        'DeviceNetworkEvents',
        DeviceNetworkEvents.map((row) => columns.map(({ name }) => row[name])),
      );
      if ([...database.query(text, { now: NOW }).rows].length > 0) fired++;
      database.close();
    }
    expect(fired).toBeGreaterThan(sets.length / 5);
    expect(fired).toBeLessThan((sets.length * 9) / 10);
  });
});
