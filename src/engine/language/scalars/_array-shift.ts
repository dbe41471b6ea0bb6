import { type Dynamic, isArray, toDynamic } from '../../values/dynamic.js';
import { type Overload, preparedWithNulls } from '../define.js';

/** What takes the free places where the call does not say: an empty text among texts, else null. */
function filler(items: readonly Dynamic[]): Dynamic {
  return items.length > 0 && items.every((item) => typeof item === 'string') ? '' : null;
}

function shift(items: readonly Dynamic[], left: number, fill: Dynamic): Dynamic {
  return items.map((_, i) => (i + left >= 0 && i + left < items.length ? (items[i + left] ?? null) : fill));
}

/** `array_shift_left` and `array_shift_right`, by 1 and -1. */
export function shiftOverloads(direction: 1 | -1): Overload[] {
  return [
    preparedWithNulls(
      ['array: array', 'shift_count: integer as long', 'default_value?: scalar'],
      'dynamic',
      ({ types }) =>
        (array, count, fill) => {
          if (!isArray(array) || count === null) return null;
          const value = fill === undefined ? filler(array) : toDynamic(fill, types[2] ?? 'dynamic');
          return shift(array, Number(count) * direction, value);
        },
    ),
  ];
}
