import type { DeviceNetworkEvent } from '../device-network-event.js';
import { createFleet } from '../fleet.js';
import { Random } from '../random.js';
import { traffic } from '../traffic.js';
import { intrusions } from './intrusions.js';
import { legitimateUses } from './legitimate-uses.js';
import { nearMisses } from './near-misses.js';
import { newest } from './story.js';

export interface Label {
  readonly DeviceId: string;
  readonly ReportId: number;
  readonly scenario: string;
  readonly matches: boolean;
  readonly why: string;
}

const seed = 'distant-desktop';
const scenarios = [...intrusions, ...legitimateUses, ...nearMisses];

/** The export, in the order of time, and the labels of its events that belong to a scenario. */
export function createDataset() {
  const devices = [...scenarios.map((scenario) => scenario.device), ...createFleet(new Random(`${seed} fleet`), 14)];
  const ordinary = traffic({ rows: 200, seed, end: Date.parse(newest), days: 9, devices, traces: false });
  const labelled = scenarios.flatMap(({ name, events }) => events.map((told) => ({ ...told, scenario: name })));
  const rows = [...labelled, ...[...ordinary].map((event) => ({ event, scenario: null }))]
    .sort((left, right) => compare(left.event.Timestamp, right.event.Timestamp))
    .map(numbered());
  return {
    events: rows.map((row) => row.event),
    labels: {
      now: newest,
      scenarios: scenarios.map(({ device, events: _, ...scenario }) => ({ ...scenario, device: device.name })),
      events: rows.flatMap((row): Label[] => (row.scenario === null ? [] : [labelOf(row)])),
    },
  };
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** Gives the events of each device rising report ids. */
function numbered() {
  const random = new Random(`${seed} report ids`);
  const last = new Map<string, number>();
  return <Row extends { event: DeviceNetworkEvent }>(row: Row): Row => {
    const ReportId = (last.get(row.event.DeviceId) ?? random.between(1_000, 90_000)) + random.between(1, 40);
    last.set(row.event.DeviceId, ReportId);
    return { ...row, event: { ...row.event, ReportId } };
  };
}

function labelOf(row: { event: DeviceNetworkEvent; scenario: string; matches: boolean; why: string }): Label {
  const { DeviceId, ReportId } = row.event;
  return { DeviceId, ReportId, scenario: row.scenario, matches: row.matches, why: row.why };
}
