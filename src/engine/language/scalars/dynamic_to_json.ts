import { canonicalText } from '../../values/compare.js';
import type { Dynamic } from '../../values/dynamic.js';
import { textOf } from '../../values/text.js';
import { defineScalar, prepared } from '../define.js';

export default defineScalar({
  name: 'dynamic_to_json',
  summary:
    'The JSON of a dynamic with the keys of its bags in order, so that equal values have equal texts; of another value what `tostring` gives.',
  source: 'https://learn.microsoft.com/kusto/query/dynamic-to-json-function',
  overloads: [
    // A dynamic argument holds dynamics.
    prepared(['dynamic: scalar'], 'string', ({ types: [type = 'dynamic'] }) =>
      type === 'dynamic' ? (value) => canonicalText(value as Dynamic) : textOf(type),
    ),
  ],
  examples: [
    {
      kql: 'print dynamic_to_json(dynamic({"b": [2, 1], "a": {"d": 5, "c": 1}}))',
      result: '{"a":{"c":1,"d":5},"b":[2,1]}',
      verified: 'reasoned',
    },
  ],
});
