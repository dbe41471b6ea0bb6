import { defineScalar } from '../define.js';
import { conversionOverloads } from './_conversion.js';

export default defineScalar({
  name: 'todecimal',
  summary: 'The value as a decimal of 34 digits; null for what is no number.',
  source: 'https://learn.microsoft.com/kusto/query/todecimal-function',
  naming: 'argument',
  overloads: conversionOverloads('decimal'),
  examples: [{ kql: 'print todecimal("123.45678")', result: '123.45678' }],
});
