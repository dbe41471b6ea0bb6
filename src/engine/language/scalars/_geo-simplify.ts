// Shapes with fewer points, as the S2 library does it (https://s2geometry.io, S2Builder): points that are close together become one, a site; edges
// go by the sites they come closest to; and chains of edges become one edge where that passes all their points closely enough.

import type { Edge } from './_geo-arrangement.js';
import { type Arc, arcsAlong, arcsOf } from './_geo-crossings.js';
import type { Line } from './_geo-json.js';
import { unionOfLines } from './_geo-line-overlay.js';
import { polygonOfEdges } from './_geo-loops.js';
import { byEnds } from './_geo-overlay.js';
import { droppedSites } from './_geo-site-chains.js';
import { Sites } from './_geo-sites.js';
import { EARTH_RADIUS, type SpherePoint } from './_geo-sphere.js';
import { SpherePolygon } from './_sphere-polygon.js';

const DEFAULT_TOLERANCE = 10;
const MOST_TOLERANCE = (70 * Math.PI) / 180;

/** The tolerance in radians; null where it is none. */
export function simplifyTolerance(metres = DEFAULT_TOLERANCE): number | null {
  const tolerance = metres / EARTH_RADIUS;
  return tolerance >= 0 && tolerance <= MOST_TOLERANCE ? tolerance : null;
}

/** Null where no line is left. */
export function simplifyLines(lines: readonly Line[], tolerance: number): Line[] | null {
  const joined = lines.length === 1 ? lines : unionOfLines(lines);
  const { sites, ways } = simplify(joined.map(arcsAlong), tolerance);
  const left = ways.flatMap((edges) => {
    const [first] = edges;
    if (first === undefined) return [];
    return [[first.from, ...edges.map(({ to }) => to)].map((site) => sites[site] as SpherePoint)];
  });
  return left.length === 0 ? null : left;
}

/** Polygons of which common borders stay common, as the parts of one; null where none is left. */
export function simplifyPolygons(polygons: readonly SpherePolygon[], tolerance: number): SpherePolygon | null {
  const rings = polygons.flatMap((polygon, owner) => polygon.rings.map((ring) => ({ arcs: arcsOf(ring), owner })));
  const { sites, ways } = simplify(
    rings.map(({ arcs }) => arcs),
    tolerance,
  );
  const parts = polygons.flatMap((_, owner) => {
    const edges = ways.filter((_way, i) => rings[i]?.owner === owner).flat();
    return polygonOfEdges(byEnds(edges).flatMap(withoutReturns), sites).parts;
  });
  return parts.length === 0 ? null : new SpherePolygon(parts);
}

/** Edges there and back enclose nothing. */
function withoutReturns(same: readonly Edge[]): Edge[] {
  const there = same.filter(({ from }) => from === same[0]?.from);
  const back = same.filter((edge) => !there.includes(edge));
  return there.length >= back.length ? there.slice(back.length) : back.slice(there.length);
}

/** Each chain of arcs as edges between sites, without the sites that need not be passed. */
function simplify(chains: readonly (readonly Arc[])[], tolerance: number) {
  const sites = new Sites(
    chains.flatMap((arcs) => arcs.flatMap(({ from, to }) => [from, to])),
    tolerance,
  );
  let id = 0;
  const ways = chains.map((arcs) => arcs.flatMap((arc) => edgesOf(sites.passedBy(arc), id++)));
  const dropped = tolerance === 0 ? new Set<number>() : droppedSites(ways.flat(), sites);
  return { sites: sites.points, ways: ways.map((edges) => joined(edges, dropped)) };
}

function edgesOf(passed: readonly number[], id: number): Edge[] {
  return passed.slice(1).map((to, i) => ({ from: passed[i] as number, to, owner: 0, id }));
}

/** Edges that follow each other, as one where the site between them is dropped; a closed way begins at a site that is kept. */
function joined(edges: readonly Edge[], dropped: ReadonlySet<number>): Edge[] {
  const start = edges.findIndex(({ from }) => !dropped.has(from));
  const result: Edge[] = [];
  for (const edge of [...edges.slice(start), ...edges.slice(0, start)]) {
    const last = result.at(-1);
    if (last === undefined || !dropped.has(edge.from)) result.push(edge);
    else result[result.length - 1] = { ...last, to: edge.to, id: Math.min(last.id, edge.id) };
  }
  return result;
}
