import { createRequire } from 'node:module';
import type geographiclib from 'geographiclib-geodesic';
import type { LngLat } from './_geo-sphere.js';

const require = createRequire(import.meta.url);
let loaded: typeof geographiclib | null = null;

function geodesic(): typeof geographiclib.Geodesic.WGS84 {
  // The package's declarations say what it exports.
  loaded ??= require('geographiclib-geodesic') as typeof geographiclib;
  return loaded.Geodesic.WGS84;
}

/** The length of the shortest way between two places on the WGS-84 spheroid, in metres. https://geographiclib.sourceforge.io */
export function spheroidDistance([longitude1, latitude1]: LngLat, [longitude2, latitude2]: LngLat): number {
  return geodesic().Inverse(latitude1, longitude1, latitude2, longitude2).s12 ?? Number.NaN;
}

/** The part of the length of a line, from 0 to 1, at which its point closest to a place is. */
export function locateOnSpheroid(line: readonly LngLat[], place: LngLat): number {
  let [passed, best, found] = [0, Number.POSITIVE_INFINITY, 0];
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1] as LngLat, line[i] as LngLat];
    const length = spheroidDistance(from, to);
    const along = geodesic().InverseLine(from[1], from[0], to[1], to[0]);
    const at = leastOf((metres) => {
      const { lat2 = 0, lon2 = 0 } = along.Position(metres);
      return spheroidDistance(place, [lon2, lat2]);
    }, length);
    if (at.value < best) [best, found] = [at.value, passed + at.place];
    passed += length;
  }
  return passed === 0 ? 0 : Math.min(1, found / passed);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const STEPS = 80;

/** Where a function that falls and then rises is least, from 0 to `to`: by golden-section search. */
function leastOf(f: (x: number) => number, to: number): { readonly place: number; readonly value: number } {
  let [low, high] = [0, to];
  for (let step = 0; step < STEPS; step++) {
    const width = (high - low) * GOLDEN;
    if (f(high - width) <= f(low + width)) high = low + width;
    else low = high - width;
  }
  const places = [0, (low + high) / 2, to].map((place) => ({ place, value: f(place) }));
  return places.reduce((a, b) => (b.value < a.value ? b : a));
}
