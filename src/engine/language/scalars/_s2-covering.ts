// The cells of one level that a shape, or what is within a distance of it, has a part in.

import { type Arc, arcsOf, MERGE, meet } from './_geo-crossings.js';
import { add, angleBetween, EARTH_RADIUS, normalize, type SpherePoint } from './_geo-sphere.js';
import { s2Library, s2Point } from './_s2.js';
import { isLevel, pointOf, s2TokenOf } from './_s2-cell.js';

/** Arcs, and what they enclose. */
export interface CoveredShape {
  readonly arcs: readonly Arc[];
  /** whether a point that is on no arc is enclosed */
  readonly contains: (point: SpherePoint) => boolean;
}

const DEFAULT_LEVEL = 11;
const MOST_CELLS = 65_536;

/** The tokens in the order of the cells; null where the level or the distance in metres is none, or there are too many. */
export function covering(shape: CoveredShape, level = DEFAULT_LEVEL, radius = 0): string[] | null {
  const reach = Math.max(radius / EARTH_RADIUS, MERGE);
  if (!isLevel(level) || !(radius >= 0) || reach >= Math.PI) return null;
  const tokens: string[] = [];
  const { cellid } = s2Library();
  for (let face = 0; face < 6; face++)
    for (const cell of cellsWithin(cellid.fromFace(face), shape.arcs, shape, level, reach))
      if (tokens.push(s2TokenOf(cell)) > MOST_CELLS) return null;
  return tokens;
}

/** @param arcs those that may be near the cell */
function* cellsWithin(
  cell: bigint,
  arcs: readonly Arc[],
  shape: CoveredShape,
  level: number,
  reach: number,
): Iterable<bigint> {
  const { cellid } = s2Library();
  const area = new CellArea(cell);
  const near = arcs.filter((arc) => area.isNear(arc, reach));
  if (near.length === 0 && !shape.contains(area.centre)) return;
  if (cellid.level(cell) === level) yield cell;
  else if (near.length === 0) yield* allWithin(cell, level);
  else for (const child of cellid.children(cell)) yield* cellsWithin(child, near, shape, level, reach);
}

function* allWithin(cell: bigint, level: number): Iterable<bigint> {
  const { cellid } = s2Library();
  if (cellid.level(cell) === level) yield cell;
  else for (const child of cellid.children(cell)) yield* allWithin(child, level);
}

/** A cell as a piece of the sphere. */
class CellArea {
  readonly centre: SpherePoint;
  private readonly cell;
  private readonly rim: readonly Arc[];
  /** the angle from the centre to the farthest corner */
  private readonly size: number;

  constructor(id: bigint) {
    this.cell = s2Library().Cell.fromCellID(id);
    const corners = [0, 1, 2, 3].map((i) => pointOf(this.cell.vertex(i)));
    this.rim = arcsOf(corners);
    this.centre = pointOf(this.cell.center());
    this.size = Math.max(...corners.map((corner) => angleBetween(this.centre, corner)));
  }

  isNear(arc: Arc, reach: number): boolean {
    const middle = normalize(add(arc.from, arc.to));
    if (angleBetween(this.centre, middle) > this.size + angleBetween(middle, arc.to) + reach) return false;
    return this.cell.containsPoint(s2Point(arc.from)) || this.rim.some((edge) => meet(edge, arc, reach));
  }
}
