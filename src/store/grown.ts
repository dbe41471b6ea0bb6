import type { Numbers } from './encodings/encoding.js';
import { SEGMENT_ROWS } from './format.js';

const GROWTH = 4;

/** A typed array of at least `length` that begins with the values of `array`. */
export function grown<T extends Numbers | Uint32Array>(array: T, length: number): T {
  if (length <= array.length) return array;
  // The constructor of a typed array makes an array of its own class.
  const Class = array.constructor as new (length: number) => T;
  const larger = new Class(Math.max(length, Math.min(array.length * GROWTH, SEGMENT_ROWS)));
  (larger as Float64Array).set(array as Float64Array);
  return larger;
}
