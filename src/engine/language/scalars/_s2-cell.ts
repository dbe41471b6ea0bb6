// Cells of the S2 grid by their tokens: hexadecimal numbers without the zeros at their end.

import type { s2 } from 's2js';
import type { Ring } from './_geo-json.js';

import type { SpherePoint } from './_geo-sphere.js';
import { s2Library, s2Point } from './_s2.js';

/** Levels go from 0 to 30. */
export function isLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 0 && level <= 30;
}

const TOKEN = /^[0-9a-f]{1,16}$/i;

/** The cell of a token; null where it is none. */
export function s2CellOf(token: string): bigint | null {
  if (!TOKEN.test(token)) return null;
  const { cellid } = s2Library();
  const cell = cellid.fromToken(token.toLowerCase());
  return cellid.valid(cell) ? cell : null;
}

export function s2TokenOf(cell: bigint): string {
  return s2Library().cellid.toToken(cell);
}

/** The cell of a level that a point is in. */
export function s2CellAt(point: SpherePoint, level: number): bigint {
  const { cellid } = s2Library();
  return cellid.parent(cellid.fromPoint(s2Point(point)), level);
}

export function s2Corners(cell: bigint): Ring {
  const { Cell } = s2Library();
  const found = Cell.fromCellID(cell);
  return [0, 1, 2, 3].map((i) => pointOf(found.vertex(i)));
}

export function pointOf({ x, y, z }: s2.Point): SpherePoint {
  return [x, y, z];
}
