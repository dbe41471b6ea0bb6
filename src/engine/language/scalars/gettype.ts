import { scalarOf } from '../../values/convert.js';
import { type Dynamic, isBag } from '../../values/dynamic.js';
import { defineScalar, preparedWithNulls } from '../define.js';

function dynamicType(value: Dynamic): string {
  if (value === null) return 'null';
  const { type } = scalarOf(value);
  if (type === 'real') return 'double';
  return type === 'dynamic' ? (isBag(value) ? 'dictionary' : 'array') : type;
}

export default defineScalar({
  name: 'gettype',
  summary: 'The name of the type of a value; of a dynamic, that of what is inside.',
  source: 'https://learn.microsoft.com/kusto/query/gettype-function',
  naming: { prefix: 'type' },
  overloads: [
    preparedWithNulls(['value: scalar'], 'string', ({ types: [type = 'dynamic'] }) => {
      // A dynamic argument holds dynamics.
      return type === 'dynamic' ? (value) => dynamicType(value as Dynamic) : () => type;
    }),
  ],
  examples: [
    { kql: 'print gettype(1s)', result: 'timespan', verified: 'engine' },
    { kql: 'print gettype(dynamic({"a": 1}))', result: 'dictionary', verified: 'engine' },
    { kql: 'print gettype(dynamic(null))', result: 'null', verified: 'engine' },
  ],
});
