import { isBag } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';
import { bagPath, hasPath } from './_bag-path.js';

export default defineScalar({
  name: 'bag_has_key',
  summary: 'Whether a property bag has a key, or a path of keys such as `$.a.b`; null for what is no bag.',
  source: 'https://learn.microsoft.com/kusto/query/bag-has-key-function',
  overloads: [
    overload(['bag: bag', 'key: string'], 'bool', (bag, key) => (isBag(bag) ? hasPath(bag, bagPath(key)) : null)),
  ],
  examples: [
    { kql: 'print bag_has_key(dynamic({"key1": 123, "key3": "abc"}), "key2")', result: false },
    { kql: 'print bag_has_key(dynamic({"key2": {"prop1": "abc"}}), "$.key2.prop1")', result: true, verified: 'engine' },
  ],
});
