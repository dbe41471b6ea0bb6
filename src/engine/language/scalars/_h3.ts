// The H3 library, loaded when the first query needs it.

import { createRequire } from 'node:module';
import type * as H3 from 'h3-js';

const require = createRequire(import.meta.url);
let loaded: typeof H3 | null = null;

/** Cells of the H3 grid. https://h3geo.org */
export function h3Library(): typeof H3 {
  // The package's declarations say what it exports.
  loaded ??= require('h3-js') as typeof H3;
  return loaded;
}

/** Resolutions go from 0 to 15. */
export function isResolution(resolution: number): boolean {
  return Number.isInteger(resolution) && resolution >= 0 && resolution <= 15;
}

/** What `read` gives for a cell; null where the text is no cell. */
export function ofCell<T>(cell: string, read: (h3: typeof H3, cell: string) => T): T | null {
  const h3 = h3Library();
  return h3.isValidCell(cell) ? read(h3, cell) : null;
}
