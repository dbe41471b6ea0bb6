import type { Overload } from '../define.js';
import { arrayAndCountOverload } from './_arrays.js';

/** `array_rotate_left` and `array_rotate_right`, by 1 and -1. */
export function rotateOverload(direction: 1 | -1): Overload {
  return arrayAndCountOverload((items, count) => {
    if (items.length === 0) return items;
    const first = (((count * direction) % items.length) + items.length) % items.length;
    return [...items.slice(first), ...items.slice(0, first)];
  });
}
