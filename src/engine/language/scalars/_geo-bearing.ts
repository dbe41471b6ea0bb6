import { haversine, isPlace, type LngLat, radiansOf } from './_geo-sphere.js';

/** The direction from one place to another, in radians from 0 to 2π clockwise from north; null where there is none. */
export function bearing(from: LngLat, to: LngLat): number | null {
  if (!isPlace(...from) || !isPlace(...to)) return null;
  const distance = haversine(from, to);
  if (distance === 0 || distance >= Math.PI) return null;
  const [a, b] = [radiansOf(from[1]), radiansOf(to[1])];
  const turn = radiansOf(to[0]) - radiansOf(from[0]);
  const angle = Math.atan2(
    Math.sin(turn) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
  );
  return angle < 0 ? angle + 2 * Math.PI : angle;
}
