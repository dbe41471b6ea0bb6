import { Buffer } from 'node:buffer';
import { defineScalar, overload } from '../define.js';
import { parseXml } from './_xml.js';

const MOST_BYTES = 2 ** 20;

export default defineScalar({
  name: 'parse_xml',
  summary:
    'An XML text as a property bag: attributes under `@name`, text beside them or beside elements under `#text`, repeated elements in arrays; null where it is no XML, or longer than 1 MB.',
  source: 'https://learn.microsoft.com/kusto/query/parse-xml-function',
  overloads: [
    overload(['xml_text: string|dynamic as string'], 'dynamic', (text) =>
      Buffer.byteLength(text) > MOST_BYTES ? null : parseXml(text),
    ),
  ],
  naming: 'argument',
  examples: [
    {
      kql: `print parse_xml('<e name="value">text</e>')`,
      result: { e: { '@name': 'value', '#text': 'text' } },
    },
    { kql: "print parse_xml('<e> <a>text</a> <a>text</a> </e>')", result: { e: { a: ['text', 'text'] } } },
    { kql: "print parse_xml('<e> text <a>text</a> </e>')", result: { e: { '#text': 'text', a: 'text' } } },
  ],
});
