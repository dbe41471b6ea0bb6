import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'parse_json',
  aliases: ['parsejson', 'todynamic', 'toobject'],
  summary: 'The value of a JSON text, or the text itself where it is not JSON; a dynamic stays as it is.',
  source: 'https://learn.microsoft.com/kusto/query/parse-json-function',
  naming: 'argument',
  overloads: conversionOverloads('dynamic', 'string|dynamic'),
  examples: [
    { kql: 'print parse_json("[1, 2.5, null]")', result: [1, 2.5, null], verified: 'reasoned' },
    {
      kql: String.raw`print parse_json(tostring(parse_json(@'{"b": "{\"c\": 456}"}').b)).c`,
      result: 456,
      verified: 'engine',
    },
    { kql: 'print gettype(parse_json("not JSON"))', result: 'string' },
  ],
});
