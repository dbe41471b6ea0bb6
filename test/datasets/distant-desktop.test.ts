import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { columns, type DeviceNetworkEvent } from '../../datasets/device-network-event.js';
import { createDataset } from '../../datasets/distant-desktop/dataset.js';
import { exportBytes, type FormatName } from '../../datasets/export-file.js';
import { mentionsDistantDesktop, usesDistantDesktop } from './terms.js';

const { events, labels } = createDataset();
const committed = (name: string) => readFileSync(new URL(`../../datasets/distant-desktop/${name}`, import.meta.url));
const bytes = (format: FormatName) => Buffer.concat([...exportBytes(events, format)]);

const windowStart = '2026-03-09T17:59:58.1234567Z';
const isFound = (event: DeviceNetworkEvent) =>
  event.Timestamp >= windowStart && event.Timestamp <= labels.now && usesDistantDesktop(event);
const key = (event: { DeviceId: string; ReportId: number }) => `${event.DeviceId} ${event.ReportId}`;
const devicesOf = (found: readonly DeviceNetworkEvent[]) => [...new Set(found.map((event) => event.DeviceName))].sort();

describe('the committed files', () => {
  test.each([
    ['DeviceNetworkEvents.csv', 'csv'],
    ['DeviceNetworkEvents.jsonl', 'streaming'],
  ] as const)('%s is what the generator writes', (name, format) => {
    expect(committed(name).equals(bytes(format))).toBe(true);
  });

  test('labels.json is what the generator writes', () => {
    expect(JSON.parse(committed('labels.json').toString())).toEqual(JSON.parse(JSON.stringify(labels)));
  });

  test('are under a million bytes together', () => {
    const sizes = ['DeviceNetworkEvents.csv', 'DeviceNetworkEvents.jsonl', 'labels.json'].map(
      (name) => committed(name).length,
    );
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(1_000_000);
  });
});

describe('the events', () => {
  test('have all columns', () => {
    for (const event of events) expect(Object.keys(event)).toEqual(columns.map((column) => column.name));
  });

  test('are in the order of time, and the newest is the one that the labels name', () => {
    const times = events.map((event) => event.Timestamp);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)).toBe(labels.now);
    expect(times.filter((time) => time < windowStart).length).toBeGreaterThan(40);
  });

  test('have report ids that are unique for their device', () => {
    expect(new Set(events.map(key)).size).toBe(events.length);
  });

  test('hold cells that need quoting', () => {
    const cells = events.flatMap((event) => Object.values(event)).filter((cell) => typeof cell === 'string');
    for (const special of ['"', ',', '\n', 'é']) expect(cells.some((cell) => cell.includes(special))).toBe(true);
  });
});

describe('the labels', () => {
  const found = events.filter(isFound);

  test('say of each event what terms say, and events without a label do not match', () => {
    const expected = labels.events.filter((label) => label.matches).map(key);
    expect(found.map(key)).toEqual(expected);
  });

  test('belong to events that exist', () => {
    const known = new Set(events.map(key));
    expect(labels.events.filter((label) => !known.has(key(label)))).toEqual([]);
  });

  test('give seven devices: two intrusions and five legitimate uses', () => {
    const matching = labels.scenarios.filter(({ kind }) => kind === 'intrusion' || kind === 'legitimate use');
    expect(devicesOf(found)).toEqual(matching.map((scenario) => scenario.device).sort());
    expect(matching.map((scenario) => scenario.kind).sort()).toEqual([
      ...Array(2).fill('intrusion'),
      ...Array(5).fill('legitimate use'),
    ]);
  });

  test('differ from what substrings would say, by the two devices of near misses', () => {
    const caught = events.filter((event) => event.Timestamp >= windowStart && mentionsDistantDesktop(event));
    const wrongly = caught.filter((event) => !isFound(event));
    expect(devicesOf(wrongly)).toEqual(['ws-lab-01.northgate.example', 'ws-lab-02.northgate.example']);
  });

  test('differ from what a search for the bare names would say, by what has case, subdomain, port or path', () => {
    const bare = new Set<string | null>(['distantdesktop.com', 'signalserver.xyz']);
    const lost = found.filter((event) => !bare.has(event.RemoteUrl)).map((event) => event.RemoteUrl);
    for (const sign of [/[A-Z]/, /^s\d\./, /:\d+/, /\/\w/, /_distantdesktop/]) {
      expect(lost.some((url) => sign.test(url ?? ''))).toBe(true);
    }
  });

  test('hold both edges of the window', () => {
    expect(found.map((event) => event.Timestamp)).toContain(windowStart);
    expect(found.map((event) => event.Timestamp)).toContain(labels.now);
    const early = events.filter((event) => event.Timestamp === '2026-03-09T17:59:58.1234566Z');
    expect(early.map(usesDistantDesktop)).toEqual([true]);
    expect(early.map(isFound)).toEqual([false]);
  });
});
