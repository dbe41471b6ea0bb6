// What is within a distance of a shape, built as the S2 library does it (https://s2geometry.io, S2BufferOperation).

import type { Line, Ring } from './_geo-json.js';
import { union } from './_geo-overlay.js';
import {
  add,
  angleBetween,
  cross,
  isSame,
  normalize,
  normalOf,
  pointOnArc,
  type SpherePoint,
  scale,
  squareTo,
  turn,
} from './_geo-sphere.js';
import { SpherePolygon } from './_sphere-polygon.js';

/** Radians. */
export interface Reach {
  readonly radius: number;
  /** how far off the result may be */
  readonly tolerance: number;
}

const LEAST_PART = 1e-6;

/** The reach with a tolerance that makes sense for its radius; null where there is none, or it goes around a quarter of the earth. */
export function reachOf(radius: number, tolerance: number): Reach | null {
  if (!(radius > 0 && radius < Math.PI / 2 && tolerance > 0)) return null;
  return { radius, tolerance: Math.min(Math.max(tolerance, radius * LEAST_PART), radius) };
}

/** The angle between corners around a point, so that the edges between them come close enough to the circle. */
function cornerStep({ radius, tolerance }: Reach): number {
  const most = (2 * Math.PI) / 3 + 1e-15;
  return Math.min(most, 2 * Math.acos(Math.tan(radius - tolerance) / Math.tan(radius)));
}

/** The distance between points along an edge, so that the edges between what is beside them stay close enough. */
function edgeStep({ radius, tolerance }: Reach): number {
  return radius + tolerance >= Math.PI / 2
    ? Math.PI / 2
    : 2 * Math.acos(Math.tan(radius) / Math.tan(radius + tolerance));
}

function ahead(from: SpherePoint, direction: SpherePoint, radians: number): SpherePoint {
  return normalize(add(scale(from, Math.cos(radians)), scale(direction, Math.sin(radians))));
}

/** The circle around a point. */
export function circleAround(centre: SpherePoint, reach: Reach): Ring {
  const count = Math.ceil((2 * Math.PI) / cornerStep(reach));
  const start = squareTo(centre);
  const aside = cross(centre, start);
  return Array.from({ length: count }, (_, i) =>
    ahead(centre, ahead(start, aside, (i * 2 * Math.PI) / count), reach.radius),
  );
}

/** The closed way along a line and back again. */
export function wayAround(line: Line): Ring {
  return [...line, ...line.slice(1, -1).reverse()];
}

/** What is to the right of closed ways, or inside the polygon that they are the rim of. */
export function buffered(ways: readonly Ring[], reach: Reach, polygon: SpherePolygon | null = null): SpherePolygon {
  const outlines = ways.flatMap((way) => way.map((_, i) => outlineOf(way, i, reach)));
  const pieces = outlines.map(({ from, to, outline }) => new SpherePolygon([[[...outline, to, from]]]));
  const all = polygon === null ? pieces : [polygon, ...pieces];
  return inOrderOf(
    outlines.flatMap(({ outline }) => outline),
    unionOfNeighbours(all),
  );
}

/** Neighbours first, as what joins them is small. */
function unionOfNeighbours(polygons: readonly SpherePolygon[]): SpherePolygon {
  const [only] = polygons;
  if (polygons.length === 1 && only !== undefined) return only;
  const half = polygons.length >> 1;
  return union(unionOfNeighbours(polygons.slice(0, half)), unionOfNeighbours(polygons.slice(half)));
}

/** The points beside an edge of a way, and around its end where the way turns left there. */
function outlineOf(way: Ring, i: number, reach: Reach) {
  const [from, to, next] = [0, 1, 2].map((step) => way[(i + step) % way.length]) as [
    SpherePoint,
    SpherePoint,
    SpherePoint,
  ]; // a way has points
  const outward = rightOf(from, to);
  const outline = [ahead(from, outward, reach.radius)];
  const length = angleBetween(from, to);
  for (let at = edgeStep(reach); at < length; at += edgeStep(reach))
    outline.push(ahead(pointOnArc(from, to, at), outward, reach.radius));
  outline.push(ahead(to, outward, reach.radius));
  if (isSame(from, next) || turn(from, to, next) > 0) outline.push(...corner(to, outward, rightOf(to, next), reach));
  return { from, to, outline };
}

function rightOf(from: SpherePoint, to: SpherePoint): SpherePoint {
  return scale(normalize(normalOf(from, to)), -1);
}

/** The points around another one, after those in one direction, to those in another one to its left. */
function corner(around: SpherePoint, start: SpherePoint, end: SpherePoint, reach: Reach): SpherePoint[] {
  const points: SpherePoint[] = [];
  const aside = normalize(cross(around, start));
  const span = angleBetween(start, end);
  for (let angle = cornerStep(reach); angle < span; angle += cornerStep(reach))
    points.push(ahead(around, ahead(start, aside, angle), reach.radius));
  points.push(ahead(around, end, reach.radius));
  return points;
}

/** The polygon with each ring from the earliest of its points. */
function inOrderOf(points: readonly SpherePoint[], polygon: SpherePolygon): SpherePolygon {
  const places = new Map(points.map((point, i) => [String(point), i] as const).reverse());
  const placeOf = (point: SpherePoint) => places.get(String(point)) ?? points.length;
  const turned = (ring: Ring): Ring => {
    const order = ring.map(placeOf);
    const first = order.indexOf(order.reduce((least, place) => Math.min(least, place), points.length));
    return [...ring.slice(first), ...ring.slice(0, first)];
  };
  return new SpherePolygon(polygon.parts.map((rings) => rings.map(turned)));
}
