import { defineScalar } from '../define.js';
import { shiftOverload } from './_binary.js';

export default defineScalar({
  name: 'binary_shift_right',
  summary:
    'The bits moved to the right, the sign staying; 64 places count as none. Null for a negative number of places.',
  source: 'https://learn.microsoft.com/kusto/query/binary-shift-right-function',
  naming: 'argument',
  overloads: [shiftOverload((value, bits) => value >> bits)],
  examples: [{ kql: 'print binary_shift_right(1, 2)', result: 0 }],
});
