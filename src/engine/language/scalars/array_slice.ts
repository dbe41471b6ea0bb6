import { isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

/** A position counted from the end where it is negative. */
function fromEnd(position: bigint, length: number): number {
  return Number(position) + (position < 0n ? length : 0);
}

export default defineScalar({
  name: 'array_slice',
  summary: 'The elements from one position up to another, both included; negative positions count from the end.',
  source: 'https://learn.microsoft.com/kusto/query/array-slice-function',
  overloads: [
    overload(['array: array', 'start: integer as long', 'end: integer as long'], 'dynamic', (array, start, end) => {
      if (!isArray(array)) return null;
      const { length } = array;
      return array.slice(Math.max(fromEnd(start, length), 0), Math.max(fromEnd(end, length) + 1, 0));
    }),
  ],
  examples: [
    { kql: 'print array_slice(dynamic([1, 2, 3]), 1, 2)', result: [2, 3], verified: 'engine' },
    { kql: 'print array_slice(dynamic([1, 2, 3, 4, 5]), -3, -2)', result: [3, 4] },
  ],
});
