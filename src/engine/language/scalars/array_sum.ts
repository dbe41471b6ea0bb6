import { converter } from '../../values/convert.js';
import { type Dynamic, DynamicScalar, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

function isNumeric(item: Dynamic): boolean {
  return (
    typeof item === 'bigint' || typeof item === 'number' || (item instanceof DynamicScalar && item.type === 'decimal')
  );
}

/** Nulls do not count; null where there is no number, or anything that is none. */
function sum(items: readonly Dynamic[]): number | null {
  const toReal = converter('dynamic', 'real');
  const numbers = items.filter((item) => item !== null);
  if (numbers.length === 0 || !numbers.every(isNumeric)) return null;
  return numbers.reduce((total: number, item) => total + Number(toReal(item)), 0);
}

export default defineScalar({
  name: 'array_sum',
  summary:
    'The sum of the numbers of an array as a real; null where it is empty or holds anything else than numbers and nulls.',
  source: 'https://learn.microsoft.com/kusto/query/array-sum-function',
  overloads: [overload(['array: array'], 'real', (array) => (isArray(array) ? sum(array) : null))],
  examples: [
    { kql: 'print array_sum(dynamic([1, 2, 3, 4]))', result: 10, verified: 'engine' },
    { kql: 'print array_sum(dynamic([1, null, 3]))', result: 4, verified: 'engine' },
    { kql: 'print array_sum(dynamic([]))', result: null, verified: 'engine' },
  ],
});
