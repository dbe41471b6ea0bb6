// Polygons on the sphere: rings with the inside to their left, holes among them.

import type { s2 } from 's2js';
import { type Bag, type Dynamic, isBag } from '../../values/dynamic.js';
import { hasCrossings } from './_geo-crossings.js';
import { polygonPositions, type Ring } from './_geo-json.js';
import { angleBetween, dot, isSame, type SpherePoint, toSphere, turn } from './_geo-sphere.js';
import { s2Library } from './_s2.js';

export class SpherePolygon {
  private index: s2.Polygon | null = null;

  /** @param parts polygons, each a shell and its holes, in the order in which they were written */
  constructor(readonly parts: readonly (readonly Ring[])[]) {}

  get rings(): readonly Ring[] {
    return this.parts.flat();
  }

  /** Whether a point is inside. Of polygons that share an edge exactly one has the points of it. */
  contains(point: SpherePoint): boolean {
    this.index ??= indexOf(this.rings);
    return this.index.containsPoint(s2Point(point));
  }
}

/** A point as the S2 library has it. */
export function s2Point([x, y, z]: SpherePoint): s2.Point {
  return new (s2Library().Point)(x, y, z);
}

export function indexOf(rings: readonly Ring[]): s2.Polygon {
  const { Loop, Polygon } = s2Library();
  return Polygon.fromOrientedLoops(rings.map((ring) => new Loop(ring.map(s2Point))));
}

const polygons = new WeakMap<Bag, SpherePolygon | null>();

/** The polygon that a `Polygon` or `MultiPolygon` describes; null where it is none. Read once a value. */
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
  const parts: Ring[][] = [];
  for (const polygon of polygonPositions(value) ?? []) {
    const rings = polygon.map((positions, i) => oriented(positions.slice(0, -1).map(toSphere), i === 0));
    if (!rings.every(isRing) || hasCrossings(rings)) return null;
    parts.push(rings);
  }
  return parts.length === 0 ? null : new SpherePolygon(parts);
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

/** The area to the left of a ring where that is less than half the sphere, else below zero that to its right; in steradians. */
export function ringArea(ring: Ring): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  let area = 0;
  for (let i = 1; i + 1 < ring.length; i++)
    area += triangleArea(origin, ring[i] as SpherePoint, ring[i + 1] as SpherePoint);
  const whole = 4 * Math.PI;
  const within = ((area % whole) + whole) % whole;
  return within > whole / 2 ? within - whole : within;
}

/** Above zero where the corners are anticlockwise. */
function triangleArea(a: SpherePoint, b: SpherePoint, c: SpherePoint): number {
  const [sa, sb, sc] = [angleBetween(b, c), angleBetween(c, a), angleBetween(a, b)];
  const s = 0.5 * (sa + sb + sc);
  const tangents = Math.tan(0.5 * s) * Math.tan(0.5 * (s - sa)) * Math.tan(0.5 * (s - sb)) * Math.tan(0.5 * (s - sc));
  const area = 4 * Math.atan(Math.sqrt(Math.max(0, tangents)));
  return turn(a, b, c) < 0 ? -area : area;
}
