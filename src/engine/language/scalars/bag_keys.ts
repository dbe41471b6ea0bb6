import { isBag } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'bag_keys',
  summary: 'The keys of a property bag, in order; null for what is no bag.',
  source: 'https://learn.microsoft.com/kusto/query/bag-keys-function',
  overloads: [overload(['object: bag'], 'dynamic', (object) => (isBag(object) ? [...object.keys()] : null))],
  examples: [
    { kql: 'print bag_keys(dynamic({"a": 1, "b": [1, 2, 3]}))', result: ['a', 'b'], verified: 'engine' },
    { kql: 'print bag_keys(dynamic([10, 20]))', result: null, verified: 'engine' },
  ],
});
