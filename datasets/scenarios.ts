import type { Connection } from './device-network-event.js';
import type { Device } from './fleet.js';
import { hostNamed } from './internet.js';
import { defineProgram, type Program } from './program.js';
import { officePrograms } from './programs/office.js';
import type { Random } from './random.js';

/** The remote administration tool that the rule in `src/rules/library/distant-desktop` looks for. */
export const distantDesktop = defineProgram({
  fileName: 'DistantDesktop.exe',
  folder: 'C:\\Program Files\\Distant Desktop',
  company: 'Distant Software',
  product: 'Distant Desktop',
  description: 'Distant Desktop',
  versions: ['5.4.0.0', '5.6.0.0'],
  size: 9_437_184,
  commandLines: [
    '{path} ',
    '{path} /service',
    '{path} /connect {digits9} /quality auto /log "C:\\ProgramData\\Distant Desktop\\{guid}.log"',
  ],
  talksTo: ['www.distantdesktop.com'],
  roles: ['workstation', 'server'],
});

/** The same tool with its names written otherwise; the terms that the rule asks for are still there. */
export const distantDesktopVariants: readonly Program[] = [
  distantDesktop,
  { ...distantDesktop, company: 'Distant Software, SIA', product: 'Distant Desktop (portable)' },
  { ...distantDesktop, company: 'DISTANT SOFTWARE', product: 'DISTANT DESKTOP' },
];

export interface Lookalike {
  readonly program: Program;
  readonly why: string;
}

/** Programs whose names hold the text that the rule asks for, or nearly, but not the terms. */
export const lookalikePrograms: readonly Lookalike[] = [
  {
    program: { ...distantDesktop, fileName: 'EqRemote.exe', company: 'EquiDistant Software' },
    why: "the company's term is EquiDistant, in which Distant only ends a longer term",
  },
  {
    program: { ...distantDesktop, fileName: 'DDesktops.exe', product: 'Distant Desktops' },
    why: "the product's term is Desktops, in which Desktop only begins a longer term",
  },
  {
    program: { ...distantDesktop, fileName: 'ddwall.exe', product: 'EquiDistant Desktop Wallpapers' },
    why: "the product's term is EquiDistant, in which Distant only ends a longer term",
  },
  {
    program: { ...distantDesktop, fileName: 'dsagent.exe', company: 'Distant Softwares GmbH' },
    why: "the company's term is Softwares, in which Software only begins a longer term",
  },
  {
    program: { ...distantDesktop, fileName: 'dd-agent.exe', company: 'Distant-Software' },
    why: 'a hyphen stands in the company where the rule asks for a space',
  },
];

/** A browser on the maker's site: the address fits and the program does not. */
const browsers = officePrograms.filter((program) => program.talksTo === 'web');

export interface Address {
  /** A template for `fill` in process.ts. */
  readonly url: string;
  readonly port: number;
  readonly why: string;
}

/** Addresses that hold one of the rule's phrases with a boundary at both ends. */
export const matchingAddresses: readonly Address[] = [
  { url: 'www.distantdesktop.com', port: 443, why: 'a subdomain: a dot is a boundary' },
  { url: 's1.signalserver.xyz', port: 443, why: 'a subdomain: a dot is a boundary' },
  { url: 'signalserver.xyz', port: 443, why: 'the name alone' },
  { url: 'DISTANTDESKTOP.COM', port: 443, why: 'upper case: has ignores case' },
  { url: 'S2.SignalServer.XYZ', port: 443, why: 'mixed case: has ignores case' },
  { url: 'x.distantdesktop.com:443/a', port: 443, why: 'a port and a path after the name' },
  { url: 's3.signalserver.xyz:8443', port: 8443, why: 'a port after the name' },
  { url: 'https://update.distantdesktop.com/v5/check?build=56', port: 443, why: 'a scheme before, a path after' },
  { url: 'wss://eu-1.signalserver.xyz/relay?peer=417', port: 443, why: 'a scheme before, a path after' },
  { url: 'old_distantdesktop.com', port: 443, why: 'an underscore is a boundary, though not for the \\b of a regex' },
];

/** Addresses in which one of the rule's phrases occurs, or nearly, without a boundary at both ends. */
export const lookalikeAddresses: readonly Address[] = [
  { url: 'notdistantdesktop.company', port: 443, why: 'letters before the name and after it' },
  { url: 'distantdesktop.community', port: 443, why: 'com only begins the term community' },
  { url: 'mydistantdesktop.com', port: 443, why: 'distantdesktop only ends the term mydistantdesktop' },
  { url: 'https://distantdesktop.computer/shop', port: 443, why: 'com only begins the term computer' },
  { url: 'distantdesktop.com2.example', port: 443, why: 'a digit belongs to a term: com2' },
  { url: 'turnsignalserver.xyz', port: 443, why: 'signalserver only ends the term turnsignalserver' },
  { url: 'signalserver.xyzzy.example:8443', port: 8443, why: 'xyz only begins the term xyzzy' },
  { url: 'distantdesktop-com.example', port: 443, why: 'a hyphen stands where the rule asks for a dot' },
  {
    url: 'https://wiki.example/Télé-édistantdesktop.com',
    port: 443,
    why: 'an accented letter belongs to a term, though not for the \\b of a regex',
  },
];

/** One use of DistantDesktop or, as often, one event that a search for substrings would confuse with it. */
export function traceConnection(random: Random, device: Device): { program: Program; connection: Connection } {
  const share = random.fraction();
  if (share < 0.5) return trace(random, device, random.pick(distantDesktopVariants), random.pick(matchingAddresses));
  if (share < 0.75) return trace(random, device, distantDesktop, random.pick(lookalikeAddresses));
  const program = share < 0.95 ? random.pick(lookalikePrograms).program : random.pick(browsers);
  return trace(random, device, program, random.pick(matchingAddresses));
}

function trace(random: Random, device: Device, program: Program, address: Address) {
  return { program, connection: addressConnection(random, device, address) };
}

/** A connection that succeeded, from the device to the address. */
export function addressConnection(random: Random, device: Device, address: Pick<Address, 'url' | 'port'>): Connection {
  return {
    action: 'ConnectionSuccess',
    protocol: 'Tcp',
    remoteIp: random.pick(hostNamed(hostOf(address.url)).addresses),
    remotePort: address.port,
    remoteUrl: address.url,
    localIp: device.ip,
    localPort: random.between(49_152, 65_535),
    additionalFields: null,
  };
}

const hostOf = (url: string): string => /^(?:\w+:\/\/)?([^:/]*)/.exec(url)?.[1]?.toLowerCase() ?? url;
