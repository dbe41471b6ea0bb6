import type { Bag } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { allBags } from './_bags.js';

function merge(bags: readonly Bag[]): Bag {
  const merged: Bag = new Map();
  for (const bag of bags) for (const [key, value] of bag) if (!merged.has(key)) merged.set(key, value);
  return merged;
}

export default defineScalar({
  name: 'bag_merge',
  summary: 'One property bag of the keys of all; of equal keys the first counts. Null where an argument is no bag.',
  source: 'https://learn.microsoft.com/kusto/query/bag-merge-function',
  overloads: [
    overload(['bag: bag', 'more...: bag'], 'dynamic', (...values) => {
      const bags = allBags(values);
      return bags === null ? null : merge(bags);
    }),
  ],
  examples: [
    {
      kql: 'print bag_merge(dynamic({"A1": 12, "B1": 2}), dynamic({"A2": 81, "A1": 1}))',
      result: { A1: 12, B1: 2, A2: 81 },
      verified: 'engine',
    },
  ],
});
