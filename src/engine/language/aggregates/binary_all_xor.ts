import { defineAggregate } from '../define.js';
import { bitsOverload } from './_bits.js';

export default defineAggregate({
  name: 'binary_all_xor',
  summary: 'The bits that are set in an odd number of values; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/binary-all-xor-aggregation-function',
  naming: 'argument',
  overloads: [bitsOverload((a, b) => a ^ b)],
  examples: [{ kql: 'datatable (x: long) [12, long(null), 10] | summarize binary_all_xor(x)', result: 6 }],
});
