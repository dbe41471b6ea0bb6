import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'todouble',
  aliases: ['toreal'],
  summary: 'The value as a real; null for what is no number.',
  source: 'https://learn.microsoft.com/kusto/query/todouble-function',
  naming: 'argument',
  overloads: conversionOverloads('real'),
  examples: [
    { kql: 'print todouble("123.4")', result: 123.4 },
    { kql: 'print todouble("1_000")', result: null, verified: 'engine' },
  ],
});
