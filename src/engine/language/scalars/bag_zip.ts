import { type Bag, type Dynamic, isArray } from '../../values/dynamic.js';
import { defineScalar, overloadWithNulls } from '../define.js';

function zipBag(keys: Dynamic, values: Dynamic): Dynamic {
  if (!isArray(keys)) return null;
  const bag: Bag = new Map();
  keys.forEach((key, i) => {
    if (typeof key === 'string') bag.set(key, isArray(values) ? (values[i] ?? null) : null);
  });
  return bag;
}

export default defineScalar({
  name: 'bag_zip',
  summary:
    'A property bag of the texts of one array as keys and the elements of another as values; keys without a value get null.',
  source: 'https://learn.microsoft.com/kusto/query/bag-zip',
  overloads: [overloadWithNulls(['KeysArray: array', 'ValuesArray: array'], 'dynamic', zipBag)],
  examples: [
    { kql: 'print bag_zip(dynamic(["a", 8, "b"]), dynamic([1, "2", 2.5]))', result: { a: 1, b: 2.5 } },
    { kql: 'print bag_zip(dynamic(["a", 8, "b"]), dynamic(1))', result: { a: null, b: null }, verified: 'engine' },
  ],
});
