// Polygons of GeoJSON values.

import { type Bag, type Dynamic, isBag } from '../../values/dynamic.js';
import { arcsOf, hasCrossings, touch } from './_geo-crossings.js';
import { polygonPositions, type Ring } from './_geo-json.js';
import { unionOf } from './_geo-overlay.js';
import { dot, isSame, type LngLat, type SpherePoint, toSphere } from './_geo-sphere.js';
import { ringArea, SpherePolygon } from './_sphere-polygon.js';

const polygons = new WeakMap<Bag, SpherePolygon | null>();

/** The polygon that a `Polygon` describes, or the union of those of a `MultiPolygon`; null where it is none. Read once a value. */
export function polygonOf(value: Dynamic): SpherePolygon | null {
  if (!isBag(value)) return null;
  let found = polygons.get(value);
  if (found === undefined) {
    found = read(value);
    polygons.set(value, found);
  }
  return found;
}

function read(value: Dynamic): SpherePolygon | null {
  return polygonOfRings(polygonPositions(value) ?? [], (positions) => positions.slice(0, -1).map(toSphere));
}

/** The polygon, or the union of the polygons, whose rings are read from positions that close them; null where there is none. */
export function polygonOfRings(
  polygons: readonly (readonly (readonly LngLat[])[])[],
  readRing: (positions: readonly LngLat[]) => Ring,
): SpherePolygon | null {
  const parts: Ring[][] = [];
  for (const polygon of polygons) {
    const rings = polygon.map((positions, i) => oriented(readRing(positions), i === 0));
    if (!rings.every(isRing) || hasCrossings(rings)) return null;
    parts.push(rings);
  }
  if (parts.length === 0) return null;
  return areApart(parts) ? new SpherePolygon(parts) : unionOf(parts.map((part) => new SpherePolygon([part])));
}

/** Of the two regions that a ring divides the sphere into, the smaller one is inside a shell, and outside a hole. */
function oriented(ring: Ring, isShell: boolean): Ring {
  return ringArea(ring) > 0 === isShell ? ring : ring.toReversed();
}

function isRing(ring: Ring): boolean {
  const different = new Set(ring.map(String));
  const edgesAreShort = ring.every((point, i) => {
    const next = ring[(i + 1) % ring.length] as SpherePoint;
    return !isSame(point, next) && dot(point, next) > -1 + 1e-15;
  });
  return ring.length >= 3 && different.size === ring.length && edgesAreShort;
}

/** Whether no polygon touches another one or has it inside. */
function areApart(parts: readonly (readonly Ring[])[]): boolean {
  if (parts.length === 1) return true;
  const arcs = parts.map((rings) => rings.flatMap(arcsOf));
  const one = parts.map((rings) => new SpherePolygon([rings]));
  return !touch(arcs) && parts.every((rings, i) => one.every((other, k) => i === k || !isWithin(rings, other)));
}

function isWithin(rings: readonly Ring[], other: SpherePolygon): boolean {
  const corner = rings[0]?.[0];
  return corner !== undefined && other.contains(corner);
}
