import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { commonCount, setOf } from './_sets.js';

function equalSets(a: Dynamic, b: Dynamic): boolean | null {
  if (!isArray(a) || !isArray(b)) return null;
  const [first, second] = [setOf(a), setOf(b)];
  return first.size === second.size && commonCount(first, second) === first.size;
}

export default defineScalar({
  name: 'set_equals',
  summary: 'Whether two arrays have the same distinct elements; null where one is no array.',
  source: 'https://learn.microsoft.com/kusto/query/set-equals-function',
  overloads: [overload(['set1: array', 'set2: array'], 'bool', equalSets)],
  examples: [
    { kql: 'print set_equals(dynamic([1, 2, 2]), dynamic([2, 1]))', result: true, verified: 'reasoned' },
    { kql: 'print set_equals(dynamic([1, 2]), dynamic([1, 3]))', result: false, verified: 'reasoned' },
  ],
});
