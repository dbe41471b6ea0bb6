import { defineScalar, overload } from '../define.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

export default defineScalar({
  name: 'isutf8',
  summary: 'Whether a text is well-formed UTF-8.',
  source: 'https://learn.microsoft.com/kusto/query/isutf8-function',
  overloads: [overload(['value: scalar as string'], 'bool', (text) => !LONE_SURROGATE.test(text))],
  examples: [{ kql: 'print isutf8("some string")', result: true }],
});
