// The S2 library, loaded when the first query needs it.

import { createRequire } from 'node:module';
import type { s2 } from 's2js';
import type { SpherePoint } from './_geo-sphere.js';

const require = createRequire(import.meta.url);
let loaded: typeof s2 | null = null;

/** Cells of the S2 grid, and polygons on the sphere that points are looked up in. https://s2geometry.io */
export function s2Library(): typeof s2 {
  // The package's declarations say what it exports.
  loaded ??= (require('s2js') as typeof import('s2js')).s2;
  return loaded;
}

/** A point as the library has it. */
export function s2Point([x, y, z]: SpherePoint): s2.Point {
  return new (s2Library().Point)(x, y, z);
}
