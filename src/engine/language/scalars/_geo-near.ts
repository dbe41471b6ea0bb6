// Which arcs may meet.

import type { Arc } from './_geo-crossings.js';
import { dot, type SpherePoint, subtract } from './_geo-sphere.js';

/** A box around an arc, which may bulge out of the box of its ends by an eighth of its length squared. */
interface Box<T> {
  readonly arc: T;
  /** its place among the arcs */
  readonly order: number;
  readonly least: SpherePoint;
  readonly most: SpherePoint;
}

const MARGIN = 1e-13;

function boxOf<T extends Arc>(arc: T, order: number): Box<T> {
  const chord = subtract(arc.to, arc.from);
  const bulge = dot(chord, chord) / 4 + MARGIN;
  const bound = (pick: (a: number, b: number) => number, margin: number, i: 0 | 1 | 2) =>
    pick(arc.from[i], arc.to[i]) + margin;
  return {
    arc,
    order,
    least: [bound(Math.min, -bulge, 0), bound(Math.min, -bulge, 1), bound(Math.min, -bulge, 2)],
    most: [bound(Math.max, bulge, 0), bound(Math.max, bulge, 1), bound(Math.max, bulge, 2)],
  };
}

function overlap<T>(a: Box<T>, b: Box<T>, axis: 0 | 1 | 2): boolean {
  return a.least[axis] <= b.most[axis] && b.least[axis] <= a.most[axis];
}

/** The axis along which the boxes are spread the most. */
function widestAxis<T>(boxes: readonly Box<T>[]): 0 | 1 | 2 {
  const axes = [0, 1, 2] as const;
  const [x, y, z] = axes.map((axis) => {
    let [least, most] = [1, -1];
    for (const box of boxes) {
      least = Math.min(least, box.least[axis]);
      most = Math.max(most, box.most[axis]);
    }
    return most - least;
  }) as [number, number, number]; // one for each axis
  return x >= y && x >= z ? 0 : y >= z ? 1 : 2;
}

/** All pairs of arcs that may meet, the earlier one first; a sweep along one axis leaves out most of the others. */
export function* nearPairs<T extends Arc>(arcs: readonly T[]): Iterable<readonly [T, T]> {
  const boxes = arcs.map((arc, i) => boxOf(arc, i));
  const axis = widestAxis(boxes);
  const [other, third] = axis === 0 ? ([1, 2] as const) : axis === 1 ? ([0, 2] as const) : ([0, 1] as const);
  let open: Box<T>[] = [];
  for (const box of boxes.sort((a, b) => a.least[axis] - b.least[axis])) {
    open = open.filter(({ most }) => most[axis] >= box.least[axis]);
    for (const earlier of open) {
      if (!overlap(earlier, box, other) || !overlap(earlier, box, third)) continue;
      yield earlier.order < box.order ? [earlier.arc, box.arc] : [box.arc, earlier.arc];
    }
    open.push(box);
  }
}
