// What polygons cover together, and what they have in common.

import { arrange, type Edge } from './_geo-arrangement.js';
import type { Common } from './_geo-common.js';
import { arcsOf } from './_geo-crossings.js';
import { polygonOfEdges } from './_geo-loops.js';
import { linesOfEdges } from './_geo-paths.js';
import { add, normalize, type SpherePoint } from './_geo-sphere.js';
import { SpherePolygon } from './_sphere-polygon.js';

const sizeOf = (polygon: SpherePolygon) => polygon.rings.reduce((size, ring) => size + ring.length, 0);

/** The union of polygons, joined two by two, those with the fewest corners first: the order of the result follows from that. */
export function unionOf(polygons: readonly SpherePolygon[]): SpherePolygon {
  const queue = [...polygons].sort((a, b) => sizeOf(a) - sizeOf(b));
  for (;;) {
    const [a, b] = queue.splice(0, 2);
    if (a === undefined || b === undefined) return a ?? new SpherePolygon([]);
    const joined = union(a, b);
    const place = queue.findIndex((other) => sizeOf(other) > sizeOf(joined));
    queue.splice(place < 0 ? queue.length : place, 0, joined);
  }
}

export function union(a: SpherePolygon, b: SpherePolygon): SpherePolygon {
  const { points, edges } = arrange([a, b].map(({ rings }) => rings.flatMap(arcsOf)));
  const kept = byEnds(edges).flatMap((same) => {
    const [edge, other] = same as [Edge, ...Edge[]]; // no group is empty
    if (other !== undefined) return other.from === edge.from ? [edge] : [];
    return (edge.owner === 0 ? b : a).contains(middle(edge, points)) ? [] : [edge];
  });
  return polygonOfEdges(kept, points);
}

export function intersection(a: SpherePolygon, b: SpherePolygon): Common {
  const { points, edges } = arrange([a, b].map(({ rings }) => rings.flatMap(arcsOf)));
  const kept: Edge[] = [];
  const seams: Edge[] = [];
  for (const same of byEnds(edges)) {
    const [edge, other] = same as [Edge, ...Edge[]]; // no group is empty
    if (other !== undefined) (other.from === edge.from ? kept : seams).push(edge);
    else if ((edge.owner === 0 ? b : a).contains(middle(edge, points))) kept.push(edge);
  }
  return {
    points: sharedPoints(edges, [...kept, ...seams]).map((number) => points[number] as SpherePoint),
    lines: linesOfEdges(seams, points),
    polygon: kept.length === 0 ? null : polygonOfEdges(kept, points),
  };
}

/** The edges in groups of those with the same ends. */
export function byEnds(edges: readonly Edge[]): Edge[][] {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const key = edge.from < edge.to ? `${edge.from} ${edge.to}` : `${edge.to} ${edge.from}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}

export function middle({ from, to }: Edge, points: readonly SpherePoint[]): SpherePoint {
  return normalize(add(points[from] as SpherePoint, points[to] as SpherePoint));
}

/** The points that edges of both shapes meet in, apart from those on some edges. */
export function sharedPoints(edges: readonly Edge[], apart: readonly Edge[]): number[] {
  const ends = (some: readonly Edge[]) => new Set(some.flatMap(({ from, to }) => [from, to]));
  const [first, second] = [0, 1].map((owner) => ends(edges.filter((edge) => edge.owner === owner)));
  const taken = ends(apart);
  return [...(first ?? [])].filter((point) => second?.has(point) && !taken.has(point));
}
