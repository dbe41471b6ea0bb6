// Polygons on the sphere: rings with the inside to their left, holes among them.

import type { s2 } from 's2js';
import type { Ring } from './_geo-json.js';
import { angleBetween, type SpherePoint, turn } from './_geo-sphere.js';
import { s2Library, s2Point } from './_s2.js';

export class SpherePolygon {
  private index: s2.Polygon | null = null;

  /** @param parts polygons, each a shell and its holes */
  constructor(readonly parts: readonly (readonly Ring[])[]) {}

  get rings(): readonly Ring[] {
    return this.parts.flat();
  }

  /** As the library has it. */
  get indexed(): s2.Polygon {
    const { Loop, Polygon } = s2Library();
    this.index ??= Polygon.fromOrientedLoops(this.rings.map((ring) => new Loop(ring.map(s2Point))));
    return this.index;
  }

  /** Whether a point is inside. Of polygons that share an edge exactly one has the points of it. */
  contains(point: SpherePoint): boolean {
    return this.parts.length > 0 && this.indexed.containsPoint(s2Point(point));
  }
}

/** The area to the left of a ring where that is less than half the sphere, else below zero that to its right; in steradians. */
export function ringArea(ring: Ring): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  let area = 0;
  for (let i = 1; i + 1 < ring.length; i++)
    area += triangleArea(origin, ring[i] as SpherePoint, ring[i + 1] as SpherePoint);
  const half = 2 * Math.PI;
  if (Math.abs(area) <= half) return area;
  const within = area % (2 * half);
  return Math.abs(within) <= half ? within : within - Math.sign(within) * 2 * half;
}

/** Above zero where the corners are anticlockwise. */
function triangleArea(a: SpherePoint, b: SpherePoint, c: SpherePoint): number {
  const [sa, sb, sc] = [angleBetween(b, c), angleBetween(c, a), angleBetween(a, b)];
  const s = 0.5 * (sa + sb + sc);
  const tangents = Math.tan(0.5 * s) * Math.tan(0.5 * (s - sa)) * Math.tan(0.5 * (s - sb)) * Math.tan(0.5 * (s - sc));
  const area = 4 * Math.atan(Math.sqrt(Math.max(0, tangents)));
  return turn(a, b, c) < 0 ? -area : area;
}
