// What shapes have in common, as GeoJSON.

import type { Dynamic } from '../../values/dynamic.js';
import { collection, type Line, lineGeometry, plainGeometry, pointGeometry, polygonGeometry } from './_geo-json.js';
import { type SpherePoint, toLngLat } from './_geo-sphere.js';
import type { SpherePolygon } from './_sphere-polygon.js';

/** Points and lines that are not part of anything larger, and what the shapes both cover. */
export interface Common {
  readonly points: readonly SpherePoint[];
  readonly lines: readonly Line[];
  readonly polygon: SpherePolygon | null;
}

/** One geometry where there is one kind only, else all kinds as a collection, an empty one of nothing. */
export function commonGeometry({ points, lines, polygon }: Common): Dynamic {
  const geometries: Dynamic[] = [];
  const [point] = points;
  if (point !== undefined)
    geometries.push(points.length === 1 ? pointGeometry(point) : plainGeometry('MultiPoint', points.map(toLngLat)));
  if (lines.length > 0) geometries.push(lineGeometry(lines));
  if (polygon !== null && polygon.parts.length > 0) geometries.push(polygonGeometry(polygon.parts));
  return collection(geometries);
}
