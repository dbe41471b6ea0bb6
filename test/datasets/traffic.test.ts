import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { columns } from '../../datasets/device-network-event.js';
import { exportBytes, type FormatName } from '../../datasets/export-file.js';
import { createFleet } from '../../datasets/fleet.js';
import { Random } from '../../datasets/random.js';
import { traffic } from '../../datasets/traffic.js';
import { knownTable } from '../../src/schemas/known.js';
import { mentionsDistantDesktop, usesDistantDesktop } from './terms.js';

const end = Date.parse('2026-03-14T18:00:00Z');

function events(rows: number, seed = '1') {
  const devices = createFleet(new Random(`${seed} fleet`), 60);
  return [...traffic({ rows, seed, end, days: 7, devices, traces: true })];
}

const text = (rows: number, format: FormatName, seed = '1') =>
  Buffer.concat([...exportBytes(events(rows, seed), format)]).toString();
const digest = (value: string) => createHash('sha256').update(value).digest('hex');
const names = columns.map((column) => column.name);

test('the columns are those that the table always has', () => {
  const known = knownTable('DeviceNetworkEvents', 'defender')?.columns ?? [];
  const exported = known.filter((column) => !column.optional && column.name !== 'TimeGenerated');
  expect(columns).toEqual(exported.map(({ name, type }) => ({ name, type })));
});

describe('generated events', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(text(500, 'csv')).toBe(text(500, 'csv'));
    expect(text(500, 'csv', '2')).not.toBe(text(500, 'csv'));
  });

  test('are the same on every platform', () => {
    expect(digest(text(2_000, 'csv'))).toMatchInlineSnapshot(
      `"a20563c6ed99dbecd1dbf03e75bf9cd3fda7d6e4d9d917ff94d93717e446d297"`,
    );
  });

  test('have all columns, times with seven digits before the end, and unique report ids for a device', () => {
    const rows = events(5_000);
    const keys = new Set<string>();
    for (const event of rows) {
      expect(Object.keys(event)).toEqual(names);
      expect(event.Timestamp).toMatch(/^2026-03-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
      expect(event.Timestamp < '2026-03-14T18:00:00.0000000Z').toBe(true);
      keys.add(`${event.DeviceId} ${event.ReportId}`);
    }
    expect(keys.size).toBe(rows.length);
  });

  test('hold JSON in AdditionalFields', () => {
    const fields = events(2_000).flatMap((event) => event.AdditionalFields ?? []);
    expect(fields.length).toBeGreaterThan(100);
    for (const field of fields) expect(JSON.parse(field)).toBeTypeOf('object');
  });

  test('use DistantDesktop about once in 8,000, and once again in a way that only looks like it', () => {
    const rows = events(40_000);
    const uses = rows.filter(usesDistantDesktop).length;
    const lookalikes = rows.filter((event) => mentionsDistantDesktop(event) && !usesDistantDesktop(event)).length;
    for (const count of [uses, lookalikes]) {
      expect(count).toBeGreaterThanOrEqual(2);
      expect(count).toBeLessThanOrEqual(10);
    }
  });

  test('are skewed: a tenth of the devices make more than a quarter of the events', () => {
    const counts = new Map<string, number>();
    for (const { DeviceId } of events(20_000)) counts.set(DeviceId, (counts.get(DeviceId) ?? 0) + 1);
    const busiest = [...counts.values()].sort((left, right) => right - left).slice(0, 6);
    expect(busiest.reduce((sum, count) => sum + count)).toBeGreaterThan(5_000);
  });
});

describe('the formats', () => {
  const expected = events(3_000);

  test('csv reads back as the same values', () => {
    const records: Record<string, string>[] = parse(text(3_000, 'csv'), { columns: true });
    const cell = (value: string | number | boolean | null) =>
      typeof value === 'boolean' ? Number(value) : (value ?? '');
    expect(records).toEqual(
      expected.map((event) => Object.fromEntries(names.map((name) => [name, String(cell(event[name]))]))),
    );
  });

  test('jsonl reads back as the same events', () => {
    const lines = text(3_000, 'jsonl').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(expected);
  });

  test('streaming wraps each event, with times of the service after that of the event', () => {
    const lines = text(3_000, 'streaming')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.properties)).toEqual(expected);
    for (const line of lines) {
      expect(line.category).toBe('AdvancedHunting-DeviceNetworkEvents');
      expect(line.properties.Timestamp < line._TimeReceivedBySvc && line._TimeReceivedBySvc < line.time).toBe(true);
    }
  });
});
