// Edges that are straight on a map, as chains of arcs: found by halving, as the S2 library does it (https://s2geometry.io, S2EdgeTessellator).

import { arcsOf } from './_geo-crossings.js';
import { type Line, linePositions, withoutRepeats } from './_geo-json.js';
import { intersection } from './_geo-overlay.js';
import {
  add,
  angleBetween,
  cross,
  dot,
  EARTH_RADIUS,
  type LngLat,
  normalize,
  normalOf,
  pointOnArc,
  type SpherePoint,
  scale,
  toLngLat,
  toSphere,
} from './_geo-sphere.js';
import { SpherePolygon } from './_sphere-polygon.js';

/** Metres. */
const DEFAULT_TOLERANCE = 10;
const LEAST_TOLERANCE = 0.1;
const MOST_TOLERANCE = 10_000;
export const MOST_POINTS = 10_485_760;

/** The tolerance in radians; null where it is none. */
export function densifyTolerance(metres = DEFAULT_TOLERANCE): number | null {
  return metres >= LEAST_TOLERANCE && metres <= MOST_TOLERANCE ? metres / EARTH_RADIUS : null;
}

/** The part of an edge at which map and arc are farthest apart, and how much of the tolerance may be used there. */
const FARTHEST = 0.31215691082248315;
const USED_TOLERANCE = 0.8382999256988851;

/** The points along positions, with so many between them that arcs stay within `tolerance`, in radians. */
export function densify(positions: readonly LngLat[], tolerance: number): SpherePoint[] {
  const points: SpherePoint[] = [];
  const limit = tolerance * USED_TOLERANCE;
  const extend = (from: LngLat, a: SpherePoint, to: LngLat, b: SpherePoint): void => {
    if (deviation(from, a, to, b) <= limit) {
      points.push(b);
      return;
    }
    const middle = between(from, to, 0.5);
    const point = toSphere(middle);
    extend(from, a, middle, point);
    extend(middle, point, to, b);
  };
  positions.forEach((to, i) => {
    const from = positions[i - 1];
    if (from === undefined) points.push(toSphere(to));
    else extend(from, toSphere(from), to, toSphere(to));
  });
  return withoutRepeats(points);
}

function between(from: LngLat, to: LngLat, part: number): LngLat {
  return [(1 - part) * from[0] + part * to[0], (1 - part) * from[1] + part * to[1]];
}

/** How far the arc is from the map's edge, in radians; arcs longer than a quarter of the earth are always too far. */
function deviation(from: LngLat, a: SpherePoint, to: LngLat, b: SpherePoint): number {
  if (dot(a, b) < -1e-14) return Number.POSITIVE_INFINITY;
  const length = angleBetween(a, b);
  const apart = (part: number) =>
    angleBetween(length === 0 ? a : pointOnArc(a, b, part * length), toSphere(between(from, to, part)));
  return Math.max(apart(FARTHEST), apart(1 - FARTHEST));
}

export function densifiedLines(value: Parameters<typeof linePositions>[0], tolerance: number): Line[] | null {
  const lines = linePositions(value)?.map((positions) => densify(positions, tolerance)) ?? null;
  return lines?.every((line) => line.length >= 2) ? lines : null;
}

/** Degrees: the last longitude before the antimeridian. */
const LAST_LONGITUDE = 180 - 1e-12;

function crossesAntimeridian(from: SpherePoint, to: SpherePoint): boolean {
  return Math.abs(toLngLat(from)[0] - toLngLat(to)[0]) > 180;
}

/** The pieces of a line on either side of the antimeridian. */
export function cutLine(line: Line): Line[] {
  let piece: SpherePoint[] = [];
  const pieces = [piece];
  line.forEach((point, i) => {
    const before = line[i - 1];
    if (before !== undefined && crossesAntimeridian(before, point)) {
      piece.push(...lastPoint(before, point));
      piece = lastPoint(point, before);
      pieces.push(piece);
    }
    piece.push(point);
  });
  return pieces.filter(({ length }) => length >= 2);
}

/** Where an arc leaves its side; nothing where it begins at the very end of it. */
function lastPoint(from: SpherePoint, to: SpherePoint): SpherePoint[] {
  const [longitude] = toLngLat(from);
  if (Math.abs(longitude) >= LAST_LONGITUDE) return [];
  const across = cross([0, 0, 1], toSphere([Math.sign(longitude) * LAST_LONGITUDE, 0]));
  const point = normalize(cross(normalOf(from, to), across));
  return [dot(point, add(from, to)) < 0 ? scale(point, -1) : point];
}

/** A polygon without the antimeridian, which leaves a part on either side. */
export function cutPolygon(polygon: SpherePolygon): SpherePolygon {
  const isCut = polygon.rings.flatMap(arcsOf).some(({ from, to }) => crossesAntimeridian(from, to));
  return isCut ? (intersection(polygon, beside()).polygon ?? polygon) : polygon;
}

/** All of the earth but the antimeridian. */
function beside(): SpherePolygon {
  const [west, east] = [-LAST_LONGITUDE, LAST_LONGITUDE].map((longitude) => toSphere([longitude, 0]));
  return new SpherePolygon([[[[0, 0, 1], west, [0, 0, -1], east] as SpherePoint[]]]); // both are points
}
