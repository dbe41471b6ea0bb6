import { converter } from '../../values/convert.js';
import { defineScalar, prepared } from '../define.js';
import { regexArgument } from '../infix/_pattern.js';
import { typeNamedBy } from './_result-type.js';

export default defineScalar({
  name: 'extract',
  summary:
    'What a group of a regular expression holds in its first match, 0 being the whole match; empty (or null, where a type is asked for) without a match.',
  source: 'https://learn.microsoft.com/kusto/query/extract-function',
  overloads: [
    prepared(['regex: constant string', 'captureGroup: long', 'source: text'], 'string', (call) => {
      const regexOf = regexArgument(call, 0);
      return (pattern, group, source) => regexOf(pattern).exec(source)?.groups[Number(group)] ?? '';
    }),
    prepared(
      ['regex: constant string', 'captureGroup: long', 'source: text', 'typeLiteral: type'],
      typeNamedBy(3),
      (call) => {
        const regexOf = regexArgument(call, 0);
        const convert = converter('string', call.result);
        return (pattern, group, source) => convert(regexOf(pattern).exec(source)?.groups[Number(group)] ?? '');
      },
    ),
  ],
  examples: [
    { kql: 'print extract("User: ([^,]+)", 1, "User: JohnDoe, Age: 29")', result: 'JohnDoe' },
    { kql: 'print extract(@"-(\\d{2})-", 1, "21-07-2023", typeof(int))', result: 7 },
    { kql: 'print extract(@"(\\d+)", 1, "no match here")', result: '', verified: 'engine' },
  ],
});
