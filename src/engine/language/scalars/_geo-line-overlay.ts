// Lines joined, and what they have in common with other shapes.

import { arrange, type Edge } from './_geo-arrangement.js';
import type { Common } from './_geo-common.js';
import { arcsAlong, arcsOf } from './_geo-crossings.js';
import type { Line } from './_geo-json.js';
import { byEnds, middle, sharedPoints } from './_geo-overlay.js';
import { linesOfEdges } from './_geo-paths.js';
import type { SpherePoint } from './_geo-sphere.js';
import type { SpherePolygon } from './_sphere-polygon.js';

/** Lines with all pieces of the given ones, each once. */
export function unionOfLines(lines: readonly Line[]): Line[] {
  const { points, edges } = arrange([lines.flatMap(arcsAlong)]);
  const each = byEnds(edges).map((same) => same[0] as Edge); // no group is empty
  return linesOfEdges(each, points);
}

export function linesInCommon(a: readonly Line[], b: readonly Line[]): Common {
  const { points, edges } = arrange([a, b].map((lines) => lines.flatMap(arcsAlong)));
  const shared = byEnds(edges).flatMap((same) => {
    const [first, second] = [0, 1].map((owner) => same.find((edge) => edge.owner === owner));
    return first !== undefined && second !== undefined ? [first] : [];
  });
  return common(edges, shared, points);
}

/** What of some lines is in a polygon or on its rim. */
export function linesWithin(lines: readonly Line[], polygon: SpherePolygon): Common {
  const { points, edges } = arrange([lines.flatMap(arcsAlong), polygon.rings.flatMap(arcsOf)]);
  const within = byEnds(edges).flatMap((same) => {
    const [edge, onRim] = [0, 1].map((owner) => same.find((other) => other.owner === owner));
    if (edge === undefined) return [];
    return onRim !== undefined || polygon.contains(middle(edge, points)) ? [edge] : [];
  });
  return common(edges, within, points);
}

function common(edges: readonly Edge[], shared: readonly Edge[], points: readonly SpherePoint[]): Common {
  return {
    points: sharedPoints(edges, shared).map((number) => points[number] as SpherePoint),
    lines: linesOfEdges(shared, points),
    polygon: null,
  };
}
