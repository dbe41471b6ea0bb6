import { converter } from '../../values/convert.js';
import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

/** The runs of elements between the positions, of which negative ones count from the end. */
function split(array: Dynamic, positions: readonly bigint[]): Dynamic {
  if (!isArray(array)) return null;
  const { length } = array;
  const places = positions.map((position) =>
    Math.min(Math.max(Number(position) + (position < 0n ? length : 0), 0), length),
  );
  return [...places, length].map((end, i) => array.slice(i === 0 ? 0 : places[i - 1], end));
}

/** The positions of a dynamic array; null where one is no number. */
function positionsOf(indices: Dynamic): readonly bigint[] | null {
  if (!isArray(indices)) return null;
  const toLong = converter('dynamic', 'long');
  const positions = indices.map(toLong);
  return positions.every((position) => typeof position === 'bigint') ? positions : null;
}

export default defineScalar({
  name: 'array_split',
  summary:
    'An array of the parts into which an array falls before each of the given positions; negative ones count from the end.',
  source: 'https://learn.microsoft.com/kusto/query/array-split-function',
  overloads: [
    overload(['array: array', 'index: integer as long'], 'dynamic', (array, index) => split(array, [index])),
    overload(['array: array', 'indices: array'], 'dynamic', (array, indices) => {
      const positions = positionsOf(indices);
      return positions === null ? null : split(array, positions);
    }),
  ],
  examples: [
    {
      kql: 'print array_split(dynamic([1, 2, 3, 4, 5]), 2)',
      result: [
        [1, 2],
        [3, 4, 5],
      ],
    },
    {
      kql: 'print array_split(dynamic([1, 2, 3, 4, 5]), dynamic([1, 3]))',
      result: [[1], [2, 3], [4, 5]],
      verified: 'engine',
    },
  ],
});
