import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'regex_quote',
  summary: 'The text as a regular expression that matches it alone.',
  source: 'https://learn.microsoft.com/kusto/query/regex-quote-function',
  overloads: [
    overload(['string: scalar as string'], 'string', (text) => text.replace(/[\\.+*?()|[\]{}^$#&\-~]/g, '\\$&')),
  ],
  examples: [{ kql: "print regex_quote('(so$me.Te^xt)')", result: '\\(so\\$me\\.Te\\^xt\\)' }],
});
