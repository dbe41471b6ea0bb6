import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { elementsOf } from './_arrays.js';

/** True or false for a bool and for a number, which is false where it is 0; null for anything else. */
function conditionOf(item: Dynamic): boolean | null {
  if (typeof item === 'boolean') return item;
  return typeof item === 'bigint' || typeof item === 'number' ? Number(item) !== 0 : null;
}

export default defineScalar({
  name: 'array_iff',
  aliases: ['array_iif'],
  summary:
    'For each condition of an array the element of the second argument where it is true, else of the third; null where it is no condition.',
  source: 'https://learn.microsoft.com/kusto/query/array-iff-function',
  overloads: [
    preparedWithNulls(
      ['condition_array: array', 'when_true: scalar', 'when_false: scalar'],
      'dynamic',
      ({ types }) =>
        (conditions, whenTrue, whenFalse) => {
          if (!isArray(conditions)) return null;
          const [chosen, other] = [elementsOf(whenTrue, types[1]), elementsOf(whenFalse, types[2])];
          return conditions.map((item, i) => {
            const condition = conditionOf(item);
            return condition === null ? null : condition ? chosen(i) : other(i);
          });
        },
    ),
  ],
  examples: [
    {
      kql: 'print array_iff(dynamic([true, false, true]), dynamic([1, 2, 3]), dynamic([4, 5, 6]))',
      result: [1, 5, 3],
      verified: 'engine',
    },
    { kql: 'print array_iff(dynamic([1, 0, 50]), "yes", "no")', result: ['yes', 'no', 'yes'] },
    { kql: 'print array_iff(dynamic(["text", null]), 1, 0)', result: [null, null], verified: 'engine' },
  ],
});
