// Where arcs of the sphere meet.

import type { Ring } from './_geo-json.js';
import { add, cross, dot, isSame, normalize, normalOf, type SpherePoint, subtract } from './_geo-sphere.js';

export interface Arc {
  readonly from: SpherePoint;
  readonly to: SpherePoint;
}

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

/** A box around an arc, which may bulge out of the box of its ends by an eighth of its length squared. */
interface Box<T> {
  readonly arc: T;
  readonly least: SpherePoint;
  readonly most: SpherePoint;
}

const MARGIN = 1e-13;

function boxOf<T extends Arc>(arc: T): Box<T> {
  const chord = subtract(arc.to, arc.from);
  const bulge = dot(chord, chord) / 4 + MARGIN;
  const bound = (pick: (a: number, b: number) => number, margin: number, i: 0 | 1 | 2) =>
    pick(arc.from[i], arc.to[i]) + margin;
  return {
    arc,
    least: [bound(Math.min, -bulge, 0), bound(Math.min, -bulge, 1), bound(Math.min, -bulge, 2)],
    most: [bound(Math.max, bulge, 0), bound(Math.max, bulge, 1), bound(Math.max, bulge, 2)],
  };
}

/** All pairs of arcs that may meet, the earlier one first; a sweep along one axis leaves out most of the others. */
export function* nearPairs<T extends Arc>(arcs: readonly T[]): Iterable<readonly [T, T]> {
  const order = new Map(arcs.map((arc, i) => [arc, i]));
  const boxes = arcs.map(boxOf).sort((a, b) => a.least[2] - b.least[2]);
  let open: Box<T>[] = [];
  for (const box of boxes) {
    open = open.filter(({ most }) => most[2] >= box.least[2]);
    for (const other of open) {
      if (
        other.least[0] > box.most[0] ||
        other.most[0] < box.least[0] ||
        other.least[1] > box.most[1] ||
        other.most[1] < box.least[1]
      )
        continue;
      const inOrder = (order.get(other.arc) as number) < (order.get(box.arc) as number);
      yield inOrder ? [other.arc, box.arc] : [box.arc, other.arc];
    }
    open.push(box);
  }
}
