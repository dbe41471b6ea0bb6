import { RunError } from '../../diagnostics/query-error.js';
import type { CallSite } from '../../run/kernel.js';
import { converter } from '../../values/convert.js';
import type { Dynamic } from '../../values/dynamic.js';
import { parseJson } from '../../values/json.js';
import { dynamicText } from '../../values/text.js';
import { defineScalar, prepared } from '../define.js';
import { atJsonPath, type JsonPath, parseJsonPath } from './_json-path.js';
import { typeNamedBy } from './_result-type.js';

function pathOf(text: string): JsonPath {
  const path = parseJsonPath(text);
  if (path !== null) return path;
  throw new RunError('KQ110', `'${text}' is no JSON path; write '$.name', '$[0]' or '$["a name"]'`);
}

/** What stands at the path in the JSON text; null where nothing does, or the text is no JSON. */
function finder({ constants: [constant] }: CallSite): (path: string, json: string) => Dynamic {
  const fixed = typeof constant === 'string' ? pathOf(constant) : null;
  return (path, json) => {
    const document = parseJson(json);
    return document === undefined ? null : atJsonPath(document, fixed ?? pathOf(path));
  };
}

export default defineScalar({
  name: 'extract_json',
  aliases: ['extractjson'],
  summary: 'What stands at a path in a JSON text: its text, or its value as the type that is asked for.',
  source: 'https://learn.microsoft.com/kusto/query/extract-json-function',
  overloads: [
    prepared(['jsonPath: constant string', 'jsonText: string'], 'string', (call) => {
      const find = finder(call);
      return (path, json) => dynamicText(find(path, json));
    }),
    prepared(['jsonPath: constant string', 'jsonText: string', 'type: type'], typeNamedBy(2), (call) => {
      const find = finder(call);
      const convert = converter('dynamic', call.result);
      return (path, json) => convert(find(path, json));
    }),
  ],
  examples: [
    { kql: `print extract_json("$.name", '{"name": "John", "age": 30}', typeof(string))`, result: 'John' },
    {
      kql: `print extract_json("$.hosts[1].cpu", '{"hosts": [{}, {"cpu": 81}]}', typeof(long))`,
      result: 81,
      verified: 'reasoned',
    },
    { kql: 'print extract_json("$.a", "no json")', result: '', verified: 'reasoned' },
  ],
});
