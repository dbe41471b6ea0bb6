// Where arcs of the sphere meet.

import type { Ring } from './_geo-json.js';
import { nearPairs } from './_geo-near.js';
import {
  add,
  angleBetween,
  closestOnArc,
  cross,
  dot,
  isSame,
  normalize,
  normalOf,
  type SpherePoint,
} from './_geo-sphere.js';

export interface Arc {
  readonly from: SpherePoint;
  readonly to: SpherePoint;
}

/** Points closer than this count as one, in radians: about 25 nanometres, some times what computing a crossing may be off by. */
export const MERGE = 4e-15;

/** The arcs of a ring. */
export function arcsOf(ring: Ring): Arc[] {
  return ring.map((from, i) => ({ from, to: ring[(i + 1) % ring.length] as SpherePoint }));
}

/** The arcs of a line. */
export function arcsAlong(line: readonly SpherePoint[]): Arc[] {
  return line.slice(1).map((to, i) => ({ from: line[i] as SpherePoint, to }));
}

/** The point where two arcs cross, inside both of them; null where they do not, or only share an end. */
export function crossingOf(a: Arc, b: Arc): SpherePoint | null {
  if (isSame(a.from, b.from) || isSame(a.from, b.to) || isSame(a.to, b.from) || isSame(a.to, b.to)) return null;
  const [n, m] = [normalOf(a.from, a.to), normalOf(b.from, b.to)];
  const [c, d] = [dot(n, b.from), dot(n, b.to)];
  if (c > 0 === d > 0 || c === 0 || d === 0) return null;
  const [e, f] = [dot(m, a.from), dot(m, a.to)];
  if (e > 0 === f > 0 || e === 0 || f === 0) return null;
  // The planes meet on both sides of the sphere, and arcs across each other's planes may be on different ones.
  if (c > 0 === e > 0) return null;
  const point = normalize(cross(n, m));
  const middle = add(add(a.from, a.to), add(b.from, b.to));
  return dot(point, middle) < 0 ? [-point[0], -point[1], -point[2]] : point;
}

/** Whether some arcs of the rings cross, or two rings share an arc. */
export function hasCrossings(rings: readonly Ring[]): boolean {
  for (const [a, b] of nearPairs(rings.flatMap(arcsOf))) {
    if (crossingOf(a, b) !== null) return true;
    if ((isSame(a.from, b.from) && isSame(a.to, b.to)) || (isSame(a.from, b.to) && isSame(a.to, b.from))) return true;
  }
  return false;
}

/** Whether a point is on an arc, or within a distance of it in radians. */
export function isOn(point: SpherePoint, { from, to }: Arc, reach = MERGE): boolean {
  return angleBetween(point, closestOnArc(point, from, to)) <= reach;
}

/** Whether two arcs have a point in common, or are within a distance of each other in radians. */
export function meet(a: Arc, b: Arc, reach = MERGE): boolean {
  const endsMeet = isOn(a.from, b, reach) || isOn(a.to, b, reach) || isOn(b.from, a, reach) || isOn(b.to, a, reach);
  return endsMeet || crossingOf(a, b) !== null;
}

/** Whether arcs of different groups have a point in common. */
export function touch(groups: readonly (readonly Arc[])[]): boolean {
  const arcs = groups.flatMap((group, of) => group.map((arc) => ({ ...arc, of })));
  for (const [a, b] of nearPairs(arcs)) if (a.of !== b.of && meet(a, b)) return true;
  return false;
}
