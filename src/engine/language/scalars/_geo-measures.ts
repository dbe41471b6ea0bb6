// Lengths, areas and centroids on the sphere.

import { arcsAlong } from './_geo-crossings.js';
import type { Line, Ring } from './_geo-json.js';
import {
  add,
  angleBetween,
  closestOnArc,
  cross,
  dot,
  norm,
  normalize,
  pointOnArc,
  type SpherePoint,
  scale,
  subtract,
} from './_geo-sphere.js';

/** Radians. */
export function lineLength(line: Line): number {
  return arcsAlong(line).reduce((sum, { from, to }) => sum + angleBetween(from, to), 0);
}

/** The line around a ring. */
export function closedLine(ring: Ring): Line {
  return [...ring, ring[0] as SpherePoint];
}

/** The middle of lines, in which each arc counts by its length; null where it is everywhere. */
export function lineCentroid(lines: readonly Line[]): SpherePoint | null {
  let sum: SpherePoint = [0, 0, 0];
  for (const { from, to } of lines.flatMap(arcsAlong)) {
    const [difference, both] = [subtract(from, to), add(from, to)];
    const [sine, cosine] = [dot(difference, difference), dot(both, both)];
    if (cosine > 0) sum = add(sum, scale(both, Math.sqrt(sine / cosine)));
  }
  return norm(sum) === 0 ? null : normalize(sum);
}

/** The middle of what rings have to their left; null where it is everywhere. */
export function areaCentroid(rings: readonly Ring[]): SpherePoint | null {
  let sum: SpherePoint = [0, 0, 0];
  for (const ring of rings) {
    const [origin] = ring;
    for (let i = 1; origin !== undefined && i + 1 < ring.length; i++)
      sum = add(sum, triangleCentroid(origin, ring[i] as SpherePoint, ring[i + 1] as SpherePoint));
  }
  return norm(sum) === 0 ? null : normalize(sum);
}

/** The centroid of a triangle, times its area; turned around where its corners are clockwise. */
function triangleCentroid(a: SpherePoint, b: SpherePoint, c: SpherePoint): SpherePoint {
  const ratio = (angle: number) => (angle === 0 ? 1 : angle / Math.sin(angle));
  const [ra, rb, rc] = [ratio(angleBetween(b, c)), ratio(angleBetween(c, a)), ratio(angleBetween(a, b))];
  const row = (i: 0 | 1 | 2): SpherePoint => [a[i], b[i] - a[i], c[i] - a[i]];
  const [x, y, z] = [row(0), row(1), row(2)];
  const r: SpherePoint = [ra, rb - ra, rc - ra];
  return scale([dot(cross(y, z), r), dot(cross(z, x), r), dot(cross(x, y), r)], 0.5);
}

/** The point of some lines that is closest to `p`. */
export function closestOnLines(p: SpherePoint, lines: readonly Line[]): SpherePoint {
  let best: SpherePoint | null = null;
  for (const { from, to } of lines.flatMap(arcsAlong)) {
    const found = closestOnArc(p, from, to);
    if (best === null || dot(found, p) > dot(best, p)) best = found;
  }
  // A line has two points at least.
  return best as SpherePoint;
}

/** The point at a part of the length of a line, from 0 at its beginning to 1 at its end. */
export function interpolate(line: Line, part: number): SpherePoint {
  let left = part * lineLength(line);
  for (const { from, to } of arcsAlong(line)) {
    const length = angleBetween(from, to);
    if (left < length) return left <= 0 ? from : pointOnArc(from, to, left);
    left -= length;
  }
  return line.at(-1) as SpherePoint;
}

/** The part of the length of a line at which its point closest to `p` is. */
export function locate(line: Line, p: SpherePoint): number {
  let [passed, best, found] = [0, Number.NEGATIVE_INFINITY, 0];
  for (const { from, to } of arcsAlong(line)) {
    const closest = closestOnArc(p, from, to);
    if (dot(closest, p) > best) {
      best = dot(closest, p);
      found = passed + angleBetween(from, closest);
    }
    passed += angleBetween(from, to);
  }
  return passed === 0 ? 0 : Math.min(1, found / passed);
}
