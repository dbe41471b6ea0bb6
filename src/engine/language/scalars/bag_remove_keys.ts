import { type Dynamic, isArray, isBag } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { bagPath, withoutPath } from './_bag-path.js';

function removeKeys(bag: Dynamic, keys: Dynamic): Dynamic {
  if (!isBag(bag) || !isArray(keys)) return null;
  return keys.filter((key) => typeof key === 'string').reduce((left, key) => withoutPath(left, bagPath(key)), bag);
}

export default defineScalar({
  name: 'bag_remove_keys',
  summary: 'A property bag without the given keys, or what paths such as `$.a.b` lead to; null for what is no bag.',
  source: 'https://learn.microsoft.com/kusto/query/bag-remove-keys-function',
  overloads: [overload(['bag: bag', 'keys: array'], 'dynamic', removeKeys)],
  examples: [
    {
      kql: 'print bag_remove_keys(dynamic({"key1": 1, "key2": {"prop1": "abc", "prop2": "xyz"}, "key3": 3}), dynamic(["$.key2.prop1", "key3"]))',
      result: { key1: 1, key2: { prop2: 'xyz' } },
      verified: 'engine',
    },
  ],
});
