import { isArray } from '../../values/dynamic.js';
import { type Overload, overload } from '../define.js';

/** `array_rotate_left` and `array_rotate_right`, by 1 and -1. */
export function rotateOverload(direction: 1 | -1): Overload {
  return overload(['array: array', 'rotate_count: integer as long'], 'dynamic', (array, count) => {
    if (!isArray(array) || array.length === 0) return isArray(array) ? array : null;
    const turn = Number(count % BigInt(array.length)) * direction;
    const first = (turn + array.length) % array.length;
    return [...array.slice(first), ...array.slice(0, first)];
  });
}
