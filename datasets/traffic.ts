import { inspectedConnection, processConnection } from './connections.js';
import { type DeviceNetworkEvent, networkEvent } from './device-network-event.js';
import type { Device } from './fleet.js';
import { createWeb, type Host } from './internet.js';
import { type Process, startProcess } from './process.js';
import type { Program } from './program.js';
import { inHousePrograms } from './programs/in-house.js';
import { officePrograms } from './programs/office.js';
import { toolPrograms } from './programs/tools.js';
import { windowsPrograms } from './programs/windows.js';
import { Random } from './random.js';
import { traceConnection } from './scenarios.js';
import { isoTime } from './time.js';
import { Weighted, zipf } from './weighted.js';
import { workingHours } from './working-hours.js';

export interface TrafficOptions {
  readonly rows: number;
  readonly seed: string;
  /** The instant after the last event, milliseconds since 1970. */
  readonly end: number;
  readonly days: number;
  readonly devices: readonly Device[];
  /** Whether uses of DistantDesktop and their near misses are among the events. */
  readonly traces: boolean;
}

const programs = [...windowsPrograms, ...officePrograms, ...toolPrograms, ...inHousePrograms];
const webSites = 5_000;
/** Of all events. */
const inspectedShare = 0.14;
const traceShare = 1 / 4_000;

/** Events in the order of their time; the same options give the same events. */
export function* traffic(options: TrafficOptions): Generator<DeviceNetworkEvent> {
  const random = new Random(options.seed);
  const endpoints = options.devices.map((device) => new Endpoint(random, device));
  const choice = new Weighted(endpoints, zipf(3));
  const web = createWeb(random, webSites);
  for (const time of workingHours(random, options.rows, options.end, options.days)) {
    const endpoint = choice.pick(random);
    yield options.traces && random.chance(traceShare)
      ? endpoint.trace(random, time)
      : endpoint.event(random, time, web);
  }
}

/** A device with what runs on it. */
class Endpoint {
  readonly #device: Device;
  readonly #slots: Weighted<Slot>;
  #reportId: number;

  constructor(random: Random, device: Device) {
    this.#device = device;
    this.#reportId = random.between(1_000, 90_000);
    const possible = programs.filter((program) => program.roles.includes(device.role));
    const installed = possible.filter((program) => random.chance(program.prevalence));
    const slots = installed.flatMap((program) => Array.from({ length: random.between(1, 3) }, () => new Slot(program)));
    this.#slots = new Weighted(slots, (slot) => slot.program.weight);
  }

  event(random: Random, time: number, web: Weighted<Host>): DeviceNetworkEvent {
    const isInspected = random.chance(inspectedShare);
    const slot = isInspected ? null : this.#slots.pick(random);
    const connection = slot
      ? processConnection(random, slot.program, this.#device, web)
      : inspectedConnection(random, this.#device, web);
    const process = slot ? slot.process(random, this.#device, time) : null;
    return networkEvent(isoTime(time), this.#device, this.#nextReportId(random), connection, process);
  }

  trace(random: Random, time: number): DeviceNetworkEvent {
    const { program, connection } = traceConnection(random, this.#device);
    const process = startProcess(random, program, this.#device, time);
    return networkEvent(isoTime(time), this.#device, this.#nextReportId(random), connection, process);
  }

  #nextReportId(random: Random): number {
    this.#reportId += random.between(1, 3);
    return this.#reportId;
  }
}

/** A place for one running process of a program. */
class Slot {
  readonly program: Program;
  #process: Process | null = null;

  constructor(program: Program) {
    this.program = program;
  }

  process(random: Random, device: Device, time: number): Process {
    if (this.#process === null || random.chance(this.program.renewal)) {
      this.#process = startProcess(random, this.program, device, time);
    }
    return this.#process;
  }
}
