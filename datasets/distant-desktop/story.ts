import { type Connection, type DeviceNetworkEvent, networkEvent } from '../device-network-event.js';
import type { Device } from '../fleet.js';
import { type Process, startProcess } from '../process.js';
import type { Program } from '../program.js';
import { Random } from '../random.js';
import { addressConnection } from '../scenarios.js';
import { isoTime } from '../time.js';

/** The newest event of the export; the rule looks at the five days before it. */
export const newest = '2026-03-14T17:59:58.1234567Z';

export interface Scenario {
  readonly name: string;
  readonly kind: 'intrusion' | 'legitimate use' | 'near miss' | 'outside the window';
  readonly device: Device;
  readonly summary: string;
  /** What in the events sets a legitimate use apart from an intrusion. */
  readonly toldApartBy?: string;
  readonly events: readonly StoryEvent[];
}

export interface StoryEvent {
  /** Its report id is given where all events of a device are numbered. */
  readonly event: DeviceNetworkEvent;
  /** Whether the rule as written finds it, at the time of the newest event. */
  readonly matches: boolean;
  readonly why: string;
}

/** A process that started at `createdAt` (ISO time to the second), with what is special about it. */
export function launch(
  program: Program,
  device: Device,
  createdAt: string,
  special: Partial<Process> & { readonly commandLine: string },
): Process {
  const time = Date.parse(`${createdAt}Z`);
  const random = new Random(`${device.name} ${createdAt}`);
  const usual = startProcess(random, program, device, time);
  return { ...usual, createdAt: isoTime(time + random.fraction() * 1000), ...special };
}

export interface Moment {
  /** To the second, where the rest is made up, or with seven digits and Z, where they count. */
  readonly time: string;
  readonly url: string;
  readonly port?: number;
  readonly matches?: boolean;
  readonly why: string;
  readonly connection?: Partial<Connection>;
}

/** The connections of one process; a moment matches unless it says otherwise. */
export function tell(device: Device, process: Process, moments: readonly Moment[]): StoryEvent[] {
  return moments.map(({ time, url, port = 443, matches = true, why, connection }) => {
    const random = new Random(`${device.name} ${time} ${url}`);
    const exactTime = time.endsWith('Z') ? time : isoTime(Date.parse(`${time}Z`) + random.fraction() * 1000);
    const usual = addressConnection(random, device, { url, port });
    return { event: networkEvent(exactTime, device, 0, { ...usual, ...connection }, process), matches, why };
  });
}
