import { domain } from './fleet.js';
import { Random } from './random.js';
import { Weighted, zipf } from './weighted.js';

export interface Host {
  readonly name: string;
  readonly addresses: readonly string[];
}

const known = new Map<string, Host>();

/** One name always has the same addresses. */
export function hostNamed(name: string): Host {
  const host = known.get(name) ?? { name, addresses: addressesOf(name) };
  known.set(name, host);
  return host;
}

function addressesOf(name: string): readonly string[] {
  const random = new Random(`host ${name}`);
  if (name.endsWith(domain)) return [`10.30.${random.below(4)}.${random.between(10, 250)}`];
  const more = Array.from({ length: random.below(4) }, () => publicAddress(random));
  return [publicAddress(random), ...more];
}

/** First numbers of networks that are public in full. */
const publicNetworks = [13, 20, 23, 34, 40, 51, 52, 54, 64, 77, 81, 93, 104, 142, 151, 185, 216] as const;

function publicAddress(random: Random): string {
  return [random.pick(publicNetworks), random.below(256), random.below(256), random.between(1, 254)].join('.');
}

const adjectives = (
  'amber blue calm dusty early fair green happy icy jolly keen lucid mellow noble open plain quiet ' +
  'rapid silver tidy urban vivid warm young'
).split(' ');
const nouns = (
  'anchor bridge canyon delta ember forest garden harbour island journal kitchen lantern market news ' +
  'orchard press quarry river studio travel union valley weather yard'
).split(' ');
const prefixes = ['www.', 'www.', 'cdn.', 'static.', 'api.', 'img.', 'assets.', 'm.', 'login.', ''] as const;
const suffixes = [
  '.example',
  '.example.com',
  '.example.net',
  '.example.org',
  '-shop.example',
  '-media.example',
] as const;

/** Sites of the web: few take most of the visits. */
export function createWeb(random: Random, size: number): Weighted<Host> {
  const names = new Set<string>();
  while (names.size < size) {
    const stem = `${random.pick(adjectives)}${random.pick(nouns)}`;
    names.add(`${random.pick(prefixes)}${stem}${random.pick(suffixes)}`);
  }
  return new Weighted([...names].map(hostNamed), zipf(8));
}

/** Templates for `fill` in process.ts. */
export const paths = [
  '/',
  '/index.html?utm_source=newsletter&utm_campaign=spring',
  '/api/v1/items/{digits3}',
  '/assets/app.{hex2}.js',
  '/search?q=train+times&page={digits1}',
  '/login?return=%2Faccount%2Forders',
  '/images/{digits2}/cover.webp',
  '/feed.xml',
] as const;
