// Edges with the inside to their left, joined to loops, and these to polygons.

import type { Edge } from './_geo-arrangement.js';
import type { Ring } from './_geo-json.js';
import { add, cross, dot, normalize, type SpherePoint, subtract } from './_geo-sphere.js';
import { ringArea, SpherePolygon } from './_sphere-polygon.js';

/** The polygon that edges are the boundary of. */
export function polygonOfEdges(edges: readonly Edge[], points: readonly SpherePoint[]): SpherePolygon {
  const rings = loopsOf(edges, points).map((loop) => loop.map(({ from }) => points[from] as SpherePoint));
  const shells = rings.filter((ring) => ringArea(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => ringArea(ring) <= 0)) shellAround(hole, shells)?.push(hole);
  return new SpherePolygon(shells);
}

/** The smallest shell that a hole is in. */
function shellAround(hole: Ring, shells: readonly Ring[][]): Ring[] | undefined {
  const point = normalize(add(hole[0] as SpherePoint, hole[1] as SpherePoint));
  const around = shells.filter(([shell]) => shell !== undefined && new SpherePolygon([[shell]]).contains(point));
  const sizeOf = ([shell]: readonly Ring[]) => (shell === undefined ? 0 : ringArea(shell));
  return around.sort((a, b) => sizeOf(a) - sizeOf(b))[0];
}

/** The loops in the order of their first edges, each from the edge after its latest one: as the S2 library builds them. */
function loopsOf(edges: readonly Edge[], points: readonly SpherePoint[]): Edge[][] {
  const unused = new Map<number, Edge[]>();
  for (const edge of edges) unused.set(edge.from, [...(unused.get(edge.from) ?? []), edge]);
  const loops = edges.flatMap((edge) => walk(edge, unused, points));
  return loops
    .filter((loop) => loop.length > 2)
    .map(fromLatest)
    .sort((a, b) => (a[0]?.id ?? 0) - (b[0]?.id ?? 0));
}

/** Walks on from an edge, to the left where the way parts, until no edge is left; wherever the way meets itself a loop is complete. */
function walk(start: Edge, unused: Map<number, Edge[]>, points: readonly SpherePoint[]): Edge[][] {
  if (!take(start, unused)) return [];
  const loops: Edge[][] = [];
  const path: Edge[] = [];
  const places = new Map<number, number>();
  let edge: Edge | undefined = start;
  while (edge !== undefined) {
    places.set(edge.from, path.length);
    path.push(edge);
    const place = places.get(edge.to);
    if (place !== undefined) {
      const loop = path.splice(place);
      for (const { from } of loop) places.delete(from);
      loops.push(loop);
      edge = path.at(-1);
      if (edge === undefined) break;
    }
    edge = leftmost(edge, unused.get(edge.to) ?? [], points);
    if (edge !== undefined) take(edge, unused);
  }
  return loops;
}

function take(edge: Edge, unused: Map<number, Edge[]>): boolean {
  const others = unused.get(edge.from) ?? [];
  const place = others.indexOf(edge);
  if (place >= 0) others.splice(place, 1);
  return place >= 0;
}

/** The edge that turns the most to the left. */
function leftmost(edge: Edge, choices: readonly Edge[], points: readonly SpherePoint[]): Edge | undefined {
  if (choices.length < 2) return choices[0];
  const at = points[edge.to] as SpherePoint;
  const back = subtract(points[edge.from] as SpherePoint, at);
  const turns = new Map(choices.map((choice) => [choice, rightTurn(at, back, points[choice.to] as SpherePoint)]));
  return [...choices].sort((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0))[0];
}

/** The angle from the way back to the way to a point, clockwise. */
function rightTurn(at: SpherePoint, back: SpherePoint, to: SpherePoint): number {
  const ahead = subtract(to, at);
  const [u, v] = [cross(at, back), cross(at, ahead)];
  const angle = Math.atan2(dot(cross(v, u), at), dot(u, v));
  return angle <= 0 ? angle + 2 * Math.PI : angle;
}

/** A loop that ends with the latest of its edges; with the last of its pieces, where these follow each other. */
function fromLatest(loop: readonly Edge[]): Edge[] {
  const latest = Math.max(...loop.map(({ id }) => id));
  const isEnd = (i: number) => loop[i]?.id === latest && loop[(i + 1) % loop.length]?.id !== latest;
  const end = loop.findIndex((_, i) => isEnd(i));
  return [...loop.slice(end + 1), ...loop.slice(0, end + 1)];
}
