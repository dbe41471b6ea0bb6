// The S2 library, loaded when the first query needs it.

import { createRequire } from 'node:module';
import type { s2 } from 's2js';

const require = createRequire(import.meta.url);
let loaded: typeof s2 | null = null;

/** Cells of the S2 grid, and polygons on the sphere that points are looked up in. https://s2geometry.io */
export function s2Library(): typeof s2 {
  // The package's declarations say what it exports.
  loaded ??= (require('s2js') as typeof import('s2js')).s2;
  return loaded;
}
