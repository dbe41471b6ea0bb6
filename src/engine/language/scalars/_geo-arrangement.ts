// Arcs cut where they meet, between numbered points.

import { type Arc, crossingOf, isOn, MERGE } from './_geo-crossings.js';
import { nearPairs } from './_geo-near.js';
import { angleBetween, isSame, type SpherePoint } from './_geo-sphere.js';

/** A piece of an arc, which meets others at its ends only. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** which of the shapes has it */
  readonly owner: number;
  /** the number of the arc that it is a piece of, in the order in which they were given */
  readonly id: number;
}

export interface Arrangement {
  readonly points: readonly SpherePoint[];
  /** in the order of the arcs, and along each of them */
  readonly edges: readonly Edge[];
}

/** Numbers of points; those as good as equal have one number, and are where the first of them is. */
class Points {
  readonly all: SpherePoint[] = [];
  private readonly cells = new Map<string, number[]>();

  numberOf(point: SpherePoint): number {
    const cells = cellsAround(point);
    for (const cell of cells)
      for (const number of this.cells.get(cell) ?? [])
        if (angleBetween(this.all[number] as SpherePoint, point) <= MERGE) return number;
    const number = this.all.push(point) - 1;
    for (const cell of cells) this.cells.set(cell, [...(this.cells.get(cell) ?? []), number]);
    return number;
  }
}

const CELL = 64 * MERGE;

/** The cells of a grid that a point may share with points as good as equal: one, unless it is at the rim of one. */
function cellsAround(point: SpherePoint): string[] {
  let cells = [''];
  for (const coordinate of point) {
    const [low, high] = [Math.floor((coordinate - MERGE) / CELL), Math.floor((coordinate + MERGE) / CELL)];
    const steps = low === high ? [low] : [low, high];
    cells = cells.flatMap((cell) => steps.map((step) => `${cell} ${step}`));
  }
  return cells;
}

/** Cuts the arcs of some shapes, in their order. */
export function arrange(shapes: readonly (readonly Arc[])[]): Arrangement {
  const points = new Points();
  const arcs = shapes.flatMap((shape, owner) => shape.map((arc) => ({ ...arc, owner, cuts: [] as number[] })));
  for (const { from, to, cuts } of arcs) cuts.push(points.numberOf(from), points.numberOf(to));
  for (const [a, b] of nearPairs(arcs)) {
    cutAtEnds(a, b, points);
    cutAtEnds(b, a, points);
    const crossing = crossingOf(a, b);
    if (crossing === null) continue;
    const number = points.numberOf(crossing);
    a.cuts.push(number);
    b.cuts.push(number);
  }
  return { points: points.all, edges: arcs.flatMap((arc, id) => pieces(arc, id, points)) };
}

interface CutArc extends Arc {
  readonly owner: number;
  /** the numbers of its points; its ends come first */
  readonly cuts: number[];
}

function cutAtEnds(arc: CutArc, other: CutArc, points: Points): void {
  for (const end of other.cuts.slice(0, 2)) {
    const point = points.all[end] as SpherePoint;
    if (!isSame(point, arc.from) && !isSame(point, arc.to) && isOn(point, arc)) arc.cuts.push(end);
  }
}

function pieces({ from, cuts, owner }: CutArc, id: number, points: Points): Edge[] {
  const distance = (number: number) => angleBetween(from, points.all[number] as SpherePoint);
  const [first, last, ...between] = cuts as [number, number, ...number[]]; // both ends at least
  const inside = between.filter((number) => number !== first && number !== last);
  const stops = [first, ...inside.sort((a, b) => distance(a) - distance(b)), last];
  const steps = stops.filter((stop, i) => i === 0 || stop !== stops[i - 1]);
  return steps.slice(1).map((to, i) => ({ from: steps[i] as number, to, owner, id }));
}
