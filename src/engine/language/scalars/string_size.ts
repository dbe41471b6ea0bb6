import { Buffer } from 'node:buffer';
import { defineScalar, overload } from '../define.js';

export default defineScalar({
  name: 'string_size',
  summary: 'How many bytes a text takes in UTF-8.',
  source: 'https://learn.microsoft.com/kusto/query/string-size-function',
  overloads: [overload(['string: string|dynamic as string'], 'long', (text) => BigInt(Buffer.byteLength(text)))],
  naming: { prefix: 'string_size' },
  examples: [
    { kql: 'print string_size("hello")', result: 5, verified: 'engine' },
    { kql: 'print string_size("⒦⒰⒮⒯⒪")', result: 15, verified: 'engine' },
  ],
});
