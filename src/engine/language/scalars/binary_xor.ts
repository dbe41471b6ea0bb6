import { defineScalar } from '../define.js';
import { bitsOverload } from './_binary.js';

export default defineScalar({
  name: 'binary_xor',
  summary: 'The bits that are set in one number alone.',
  source: 'https://learn.microsoft.com/kusto/query/binary-xor-function',
  naming: 'argument',
  overloads: [bitsOverload((a, b) => a ^ b)],
  examples: [{ kql: 'print binary_xor(6, 3)', result: 5, verified: 'reasoned' }],
});
