import { type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { commonCount, setOf } from './_sets.js';

/** NaN for two empty sets. */
function jaccardIndex(a: Dynamic, b: Dynamic): number | null {
  if (!isArray(a) || !isArray(b)) return null;
  const [first, second] = [setOf(a), setOf(b)];
  const common = commonCount(first, second);
  return common / (first.size + second.size - common);
}

export default defineScalar({
  name: 'jaccard_index',
  summary: 'How alike two sets are: the number of their common elements by that of all.',
  source: 'https://learn.microsoft.com/kusto/query/jaccard-index-function',
  overloads: [overload(['set1: array', 'set2: array'], 'dynamic', jaccardIndex)],
  examples: [{ kql: 'print jaccard_index(dynamic([1, 2, 3]), dynamic([1, 2, 3, 4]))', result: 0.75 }],
});
