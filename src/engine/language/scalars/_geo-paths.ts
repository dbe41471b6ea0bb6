// Edges joined to lines.

import type { Edge } from './_geo-arrangement.js';
import type { Line } from './_geo-json.js';
import type { SpherePoint } from './_geo-sphere.js';

/** Lines as long as may be: they end where edges meet that are not just one after the other. */
export function linesOfEdges(edges: readonly Edge[], points: readonly SpherePoint[]): Line[] {
  const [leaving, arriving] = [new Map<number, Edge[]>(), new Map<number, Edge[]>()];
  const put = (map: Map<number, Edge[]>, at: number, edge: Edge) => map.set(at, [...(map.get(at) ?? []), edge]);
  for (const edge of edges) {
    put(leaving, edge.from, edge);
    put(arriving, edge.to, edge);
  }
  const goesOn = (at: number) => leaving.get(at)?.length === 1 && arriving.get(at)?.length === 1;
  const used = new Set<Edge>();
  const follow = (start: Edge): Line => {
    const line = [start.from];
    for (let edge: Edge | undefined = start; edge !== undefined && !used.has(edge); ) {
      used.add(edge);
      line.push(edge.to);
      edge = goesOn(edge.to) ? leaving.get(edge.to)?.[0] : undefined;
    }
    return line.map((number) => points[number] as SpherePoint);
  };
  const lines: Line[] = [];
  // Those that begin somewhere come first; what is left goes around.
  for (const edge of edges) if (!goesOn(edge.from)) lines.push(follow(edge));
  for (const edge of edges) if (!used.has(edge)) lines.push(follow(edge));
  return lines;
}
