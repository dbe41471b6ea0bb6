import { defineScalar } from '../define.js';
import { bitsOverload } from './_binary.js';

export default defineScalar({
  name: 'binary_or',
  summary: 'The bits that are set in either number.',
  source: 'https://learn.microsoft.com/kusto/query/binary-or-function',
  naming: 'argument',
  overloads: [bitsOverload((a, b) => a | b)],
  examples: [{ kql: 'print binary_or(6, 3)', result: 7, verified: 'reasoned' }],
});
