import { compareValues } from '../../values/compare.js';
import { type Overload, preparedWithNulls } from '../define.js';

/** `max_of` and `min_of`: nulls do not count, and the first of equal values is given. */
export function extremeOverloads(isBetter: (difference: number) => boolean): Overload[] {
  return [
    preparedWithNulls(['first: common-orderable', 'more...: common-orderable'], 'common', ({ result }) => {
      const compare = compareValues(result);
      return (...values) => {
        let best = values[0] ?? null;
        for (const value of values)
          if (value !== null && (best === null || isBetter(compare(value, best)))) best = value;
        return best;
      };
    }),
  ];
}
