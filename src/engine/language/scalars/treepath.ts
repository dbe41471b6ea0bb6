import { type Dynamic, isArray, isBag } from '../../values/dynamic.js';
import { defineScalar, overload } from '../define.js';

/** The paths below `path`, each before those below it; all elements of an array share the path `[0]`. */
function* pathsBelow(value: Dynamic, path: string): Iterable<string> {
  if (isBag(value)) {
    for (const [key, item] of value) {
      const inner = `${path}['${key}']`;
      yield inner;
      yield* pathsBelow(item, inner);
    }
  } else if (isArray(value)) {
    for (const item of value) {
      const inner = `${path}[0]`;
      yield inner;
      yield* pathsBelow(item, inner);
    }
  }
}

export default defineScalar({
  name: 'treepath',
  summary: 'The paths of everything inside a dynamic; the elements of an array share the path of the first.',
  source: 'https://learn.microsoft.com/kusto/query/treepath-function',
  naming: { prefix: 'tree' },
  overloads: [overload(['object: bag'], 'dynamic', (object) => [...new Set(pathsBelow(object, ''))])],
  examples: [
    {
      kql: `print treepath(parse_json('{"prop1": [1, 2, 3, 4], "prop2": "value2"}'))`,
      result: ["['prop1']", "['prop1'][0]", "['prop2']"],
    },
    { kql: 'print treepath(dynamic({"a": {"b": 1}}))', result: ["['a']", "['a']['b']"], verified: 'engine' },
  ],
});
