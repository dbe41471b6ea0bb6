// Points and arcs on the unit sphere, computed as in the S2 library (https://s2geometry.io), on which the service builds: so the last digits agree.

import { exactAngle, exactDirection } from './_exact-angles.js';

/** A point of the unit sphere. */
export type SpherePoint = readonly [x: number, y: number, z: number];

/** Degrees. */
export type LngLat = readonly [longitude: number, latitude: number];

/** Metres. */
export const EARTH_RADIUS = 6_371_010;

export function radiansOf(degrees: number): number {
  return (Math.PI / 180) * degrees;
}

function degreesOf(radians: number): number {
  return (180 / Math.PI) * radians;
}

/** Whether a latitude and a longitude, in degrees, are those of a place. */
export function isPlace(longitude: number, latitude: number): boolean {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
}

export function toSphere([longitude, latitude]: LngLat): SpherePoint {
  const [sinPhi, cosPhi] = exactDirection(radiansOf(latitude));
  const [sinTheta, cosTheta] = exactDirection(radiansOf(longitude));
  return [cosTheta * cosPhi, sinTheta * cosPhi, sinPhi];
}

export function toLngLat([x, y, z]: SpherePoint): LngLat {
  // Nought is added lest a negative one makes another angle.
  return [degreesOf(exactAngle(y + 0, x + 0)), degreesOf(exactAngle(z + 0, Math.sqrt(x * x + y * y)))];
}

export function dot(a: SpherePoint, b: SpherePoint): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: SpherePoint, b: SpherePoint): SpherePoint {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function add(a: SpherePoint, b: SpherePoint): SpherePoint {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: SpherePoint, b: SpherePoint): SpherePoint {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: SpherePoint, factor: number): SpherePoint {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function norm(a: SpherePoint): number {
  return Math.sqrt(dot(a, a));
}

export function normalize(a: SpherePoint): SpherePoint {
  const length = norm(a);
  return length === 0 ? a : scale(a, 1 / length);
}

export function isSame(a: SpherePoint, b: SpherePoint): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}

/** A vector across the arc from `a` to `b`, to its left, accurate even where they are close. */
export function normalOf(a: SpherePoint, b: SpherePoint): SpherePoint {
  return cross(add(a, b), subtract(b, a));
}

/** Radians. */
export function angleBetween(a: SpherePoint, b: SpherePoint): number {
  return Math.atan2(norm(cross(a, b)), dot(a, b));
}

/** Above zero where `c` lies to the left of the arc from `a` to `b`, below where it lies to the right. */
export function turn(a: SpherePoint, b: SpherePoint, c: SpherePoint): number {
  return dot(normalOf(a, b), c);
}

/** The great-circle distance of two places, in radians. */
export function haversine([longitude1, latitude1]: LngLat, [longitude2, latitude2]: LngLat): number {
  const [a, b] = [radiansOf(latitude1), radiansOf(latitude2)];
  const [u, v] = [Math.sin(0.5 * (b - a)), Math.sin(0.5 * (radiansOf(longitude2) - radiansOf(longitude1)))];
  return 2 * Math.asin(Math.sqrt(Math.min(1, u * u + v * v * Math.cos(a) * Math.cos(b))));
}

/** The point `radians` along the arc from `a` towards `b`. */
export function pointOnArc(a: SpherePoint, b: SpherePoint, radians: number): SpherePoint {
  const direction = normalize(cross(normalOf(a, b), a));
  return normalize(add(scale(a, Math.cos(radians)), scale(direction, Math.sin(radians))));
}

/** The point of the arc from `a` to `b` that is closest to `p`. */
export function closestOnArc(p: SpherePoint, a: SpherePoint, b: SpherePoint): SpherePoint {
  const normal = normalOf(a, b);
  const length = norm(normal);
  if (length === 0) return a;
  // The foot of the perpendicular lies between the ends if it is to the left of the plane through `a` and to the right of that through `b`.
  const foot = subtract(p, scale(normal, dot(p, normal) / (length * length)));
  if (dot(cross(normal, a), foot) > 0 && dot(cross(normal, b), foot) < 0) return normalize(foot);
  return dot(p, a) >= dot(p, b) ? a : b;
}

/** A vector square to `a`. */
export function squareTo(a: SpherePoint): SpherePoint {
  const sizes = a.map(Math.abs);
  const largest = sizes.indexOf(Math.max(...sizes));
  const other: [number, number, number] = [0.012, 0.0053, 0.00457];
  other[largest === 0 ? 2 : largest - 1] = 1;
  return normalize(cross(a, other));
}

/** `p` turned around `axis` by an angle in radians, anticlockwise as seen from outside. */
export function rotate(p: SpherePoint, axis: SpherePoint, radians: number): SpherePoint {
  const centre = scale(axis, dot(p, axis));
  const ahead = subtract(p, centre);
  const aside = cross(axis, p);
  return normalize(add(add(scale(ahead, Math.cos(radians)), scale(aside, Math.sin(radians))), centre));
}
