import { isBag, toDynamic } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';
import { bagPath, withPath } from './_bag-path.js';

export default defineScalar({
  name: 'bag_set_key',
  summary: 'A property bag with a value under a key, or at the end of a path such as `$.a.b`; null for what is no bag.',
  source: 'https://learn.microsoft.com/kusto/query/bag-set-key-function',
  overloads: [
    preparedWithNulls(['bag: bag', 'key: constant string', 'value: scalar'], 'dynamic', ({ types, constants }) => {
      const path = bagPath(String(constants[1]));
      return (bag, _key, value) => (isBag(bag) ? withPath(bag, path, toDynamic(value, types[2] ?? 'dynamic')) : null);
    }),
  ],
  examples: [
    { kql: 'print bag_set_key(dynamic({"key1": 1, "key3": "abc"}), "key3", 3)', result: { key1: 1, key3: 3 } },
    {
      kql: 'print bag_set_key(dynamic({"key1": 123}), "$.key2.prop1", "abc")',
      result: { key1: 123, key2: { prop1: 'abc' } },
    },
  ],
});
