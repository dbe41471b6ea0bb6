import type { Arc } from './_geo-crossings.js';
import {
  angleBetween,
  closestOnArc,
  cross,
  dot,
  normalize,
  normalOf,
  type SpherePoint,
  subtract,
} from './_geo-sphere.js';
import { s2CellAt } from './_s2-cell.js';

const LEAF_LEVEL = 30;
/** Distances to sites in terms of the tolerance: of edges that pass one, and of those that have to avoid one. */
const MOST_DEVIATION = 1.1;
const LEAST_DISTANCE = 0.5;

function squaredDistance(a: SpherePoint, b: SpherePoint): number {
  const difference = subtract(a, b);
  return dot(difference, difference);
}

/** Points no two of which are within a distance of each other, chosen in the order of their S2 cells, for which the others stand. */
export class Sites {
  readonly points: SpherePoint[] = [];
  /** the points that each site stands for */
  readonly members: SpherePoint[][] = [];

  /** @param tolerance radians */
  constructor(
    points: readonly SpherePoint[],
    readonly tolerance: number,
  ) {
    const distinct = [...new Map(points.map((point) => [String(point), point])).values()];
    const cells = new Map(distinct.map((point) => [point, s2CellAt(point, LEAF_LEVEL)]));
    const inOrder = distinct.sort((a, b) => ((cells.get(a) ?? 0n) < (cells.get(b) ?? 0n) ? -1 : 1));
    const chord = (2 * Math.sin(tolerance / 2)) ** 2;
    for (const point of inOrder)
      if (this.points.every((site) => squaredDistance(site, point) > chord)) this.points.push(point);
    this.members = this.points.map(() => []);
    for (const point of inOrder) this.members[this.closestTo(point)]?.push(point);
  }

  /** Radians: how close an edge may come to a site that it does not pass. */
  get distance(): number {
    return LEAST_DISTANCE * this.tolerance;
  }

  /** Radians: how long a single edge may get that stands for several. */
  get longest(): number {
    return 2 * Math.acos(Math.sin(this.tolerance) / Math.sin(MOST_DEVIATION * this.tolerance));
  }

  at(site: number): SpherePoint {
    return this.points[site] as SpherePoint;
  }

  private closestTo(point: SpherePoint): number {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    this.points.forEach((site, i) => {
      const distance = squaredDistance(site, point);
      if (distance < least) [best, least] = [i, distance];
    });
    return best;
  }

  /** The sites within a distance of an arc, in radians. */
  within({ from, to }: Arc, reach: number): number[] {
    const middle = normalize([from[0] + to[0], from[1] + to[1], from[2] + to[2]]);
    const around = Math.min(Math.PI, angleBetween(middle, to) + reach);
    const chord = (2 * Math.sin(around / 2)) ** 2 * (1 + 1e-9);
    return [...this.points.keys()].filter((i) => {
      const site = this.at(i);
      return squaredDistance(site, middle) <= chord && angleBetween(site, closestOnArc(site, from, to)) <= reach;
    });
  }

  /** The sites that a new edge beside others in place of this one has to mind. */
  beside(arc: Arc): number[] {
    return this.within(arc, (MOST_DEVIATION + LEAST_DISTANCE) * this.tolerance);
  }

  /** The sites that are closest to the points along an arc, in order. */
  passedBy({ from, to }: Arc): number[] {
    const [start, end] = [this.closestTo(from), this.closestTo(to)];
    const others = this.within({ from, to }, this.tolerance).filter((site) => site !== start && site !== end);
    if (others.length === 0) return start === end ? [start] : [start, end];
    const ahead = normalize(cross(normalOf(from, to), from));
    const place = (site: number): readonly [number, number] => {
      const away = subtract(this.at(site), from);
      return [-dot(away, away) / 2, dot(away, ahead)];
    };
    const candidates = [...new Set([...others, end])];
    const passed = [start];
    // At an angle along the arc, the closest site is the one for which u cos + v sin is greatest; the next one is that which overtakes it first.
    for (let [site, angle] = [start, 0]; site !== end; ) {
      const [u, v] = place(site);
      let [next, soonest] = [end, Number.POSITIVE_INFINITY];
      for (const other of candidates) {
        if (passed.includes(other)) continue;
        const [x, y] = place(other);
        const overtakes = Math.atan2(u - x, y - v);
        if (overtakes >= angle && overtakes < soonest) [next, soonest] = [other, overtakes];
      }
      passed.push(next);
      [site, angle] = [next, soonest];
    }
    return passed;
  }
}
