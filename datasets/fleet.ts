import { Random } from './random.js';

export interface Account {
  readonly domain: string;
  readonly name: string;
  readonly sid: string;
  readonly upn: string | null;
  readonly objectId: string | null;
}

export interface Device {
  /** 40 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly ip: string;
  /** Who works at it; on a server, the account of its services. */
  readonly user: Account;
}

export type Role = 'workstation' | 'server';

export const domain = 'northgate.example';

/** The made-up company's account of that name; one name always gives the same identifiers. */
export function domainAccount(name: string): Account {
  const random = new Random(`account ${name}`);
  return {
    domain: 'NORTHGATE',
    name,
    sid: `S-1-5-21-1817306249-2914052276-731884120-${random.between(1100, 29999)}`,
    upn: `${asciiName(name)}@${domain}`,
    objectId: random.guid(),
  };
}

export const builtInAccounts = {
  system: builtInAccount('system', 'S-1-5-18'),
  'local service': builtInAccount('local service', 'S-1-5-19'),
  'network service': builtInAccount('network service', 'S-1-5-20'),
};

function builtInAccount(name: string, sid: string): Account {
  return { domain: 'nt authority', name, sid, upn: null, objectId: null };
}

/** One name always gives the same device id. */
export function createDevice(hostName: string, role: Role, ip: string, user: Account): Device {
  const id = new Random(`device ${hostName}`).hex(40);
  return { id, name: `${hostName}.${domain}`, role, ip, user };
}

const sites = ['osl', 'ber', 'lyo', 'tal', 'man', 'bcn'] as const;
const serverKinds = ['app', 'sql', 'web', 'file', 'print', 'dc'] as const;
const givenNames = (
  'anna björn carla daniel élodie farid greta hugo ines jonas kaja liam maría nils olga pedro ruth ' +
  'sofia tomás ursula viktor wanda yusuf zoë'
).split(' ');
const familyNames = (
  'andersen bakker castro dubois eriksen fischer garcía hansen ivanova jensen kowalski lefèvre moreau ' +
  'novak okafor peters quist rossi schmidt tamm ueda virtanen weber'
).split(' ');

/** Nine in ten devices are workstations. */
export function createFleet(random: Random, size: number): Device[] {
  return Array.from({ length: size }, (_, index) => {
    const site = random.below(sites.length);
    const number = String(index + 1).padStart(4, '0');
    const ip = `10.${16 + site}.${Math.floor(index / 200)}.${20 + (index % 200)}`;
    if (random.chance(0.1)) {
      const hostName = `srv-${random.pick(serverKinds)}-${number}`;
      return createDevice(hostName, 'server', ip, domainAccount(`svc-${hostName.slice(4, -5)}`));
    }
    const hostName = `${random.chance(0.7) ? 'lt' : 'ws'}-${sites[site]}-${number}`;
    const userName = `${random.pick(givenNames)}.${random.pick(familyNames)}`;
    return createDevice(hostName, 'workstation', ip, domainAccount(userName));
  });
}

const asciiName = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '');
