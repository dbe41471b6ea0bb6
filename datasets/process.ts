import { type Account, builtInAccounts, type Device } from './fleet.js';
import type { Program } from './program.js';
import { Random } from './random.js';
import { isoTime } from './time.js';

/** A program's file and what it says about itself. */
export interface Image {
  readonly sha1: string;
  readonly sha256: string;
  readonly md5: string;
  readonly size: number;
  readonly company: string | null;
  readonly product: string | null;
  readonly version: string | null;
  readonly internalFileName: string | null;
  readonly originalFileName: string | null;
  readonly description: string | null;
}

export interface Process {
  readonly image: Image;
  readonly fileName: string;
  readonly path: string;
  readonly id: number;
  readonly uniqueId: string;
  readonly commandLine: string;
  readonly createdAt: string;
  readonly parent: { readonly fileName: string | null; readonly id: number; readonly createdAt: string };
  readonly account: Account;
  readonly integrityLevel: string;
  readonly tokenElevation: string;
  readonly sessionId: number;
  readonly logonId: number;
  readonly remoteSession: { readonly deviceName: string; readonly ip: string } | null;
}

const hour = 3_600_000;

/** A process of the program on the device, started within the hours before `time` (milliseconds since 1970). */
export function startProcess(random: Random, program: Program, device: Device, time: number): Process {
  const createdAt = time - 1 - random.fraction() * 6 * hour;
  const parentCreatedAt = createdAt - 1 - random.fraction() * 48 * hour;
  const account = accountOf(program, device);
  const isService = account !== device.user || device.role === 'server';
  const elevated = isService || program.elevated;
  const folder = fill(program.folder, random, { user: device.user.name });
  const path = `${folder}\\${program.fileName}`;
  const names = { user: device.user.name, host: device.name, path: `"${path}"`, upn: device.user.upn ?? '' };
  return {
    image: imageOf(program, random.pick(program.versions)),
    fileName: program.fileName,
    path,
    id: 4 * random.between(100, 6000),
    uniqueId: String(random.uint32() * 1024 + random.below(1024)),
    commandLine: fill(random.pick(program.commandLines), random, names),
    createdAt: isoTime(createdAt),
    parent: {
      fileName: program.parent,
      id: 4 * random.between(100, 6000),
      createdAt: isoTime(parentCreatedAt),
    },
    account,
    integrityLevel: isService ? 'System' : elevated ? 'High' : program.sandboxed ? 'Low' : 'Medium',
    tokenElevation: isService
      ? 'TokenElevationTypeDefault'
      : elevated
        ? 'TokenElevationTypeFull'
        : 'TokenElevationTypeLimited',
    sessionId: isService ? 0 : random.between(1, 3),
    logonId: isService ? 999 : random.between(100_000, 9_999_999),
    remoteSession: null,
  };
}

function accountOf(program: Program, device: Device): Account {
  return program.runsAs === 'user' ? device.user : builtInAccounts[program.runsAs];
}

const images = new Map<string, Image>();

/** One program and version always gives the same hashes. */
function imageOf(program: Program, version: string): Image {
  const key = `${program.company} ${program.product} ${program.fileName} ${version}`;
  const known = images.get(key);
  if (known) return known;
  const random = new Random(`image ${key}`);
  const image: Image = {
    sha1: random.hex(40),
    sha256: random.hex(64),
    md5: random.hex(32),
    size: program.size + random.below(program.size >> 3),
    company: program.company,
    product: program.product,
    version: program.company && version,
    internalFileName: program.company && program.internalFileName,
    originalFileName: program.company && program.originalFileName,
    description: program.description,
  };
  images.set(key, image);
  return image;
}

const placeholder = /\{([a-z]+)(\d*)\}/g;

/** Fills `{guid}`, `{hex8}`, `{digits4}` and `{base40}` (as many characters of base64) at random, and others from `names`. */
export function fill(template: string, random: Random, names: Readonly<Record<string, string>> = {}): string {
  return template.replace(placeholder, (whole, kind: string, length: string) => {
    if (kind === 'guid') return random.guid();
    if (kind === 'hex') return random.hex(Number(length));
    if (kind === 'digits') return random.characters('0123456789', Number(length));
    if (kind === 'base') return random.characters(base64Digits, Number(length));
    const name = names[kind];
    if (name === undefined) throw new Error(`nothing fills ${whole} in ${template}`);
    return name;
  });
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
