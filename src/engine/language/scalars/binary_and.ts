import { defineScalar } from '../define.js';
import { bitsOverload } from './_binary.js';

export default defineScalar({
  name: 'binary_and',
  summary: 'The bits that are set in both numbers.',
  source: 'https://learn.microsoft.com/kusto/query/binary-and-function',
  naming: 'argument',
  overloads: [bitsOverload((a, b) => a & b)],
  examples: [{ kql: 'print binary_and(6, 3)', result: 2, verified: 'engine' }],
});
