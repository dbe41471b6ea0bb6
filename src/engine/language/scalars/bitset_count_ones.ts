import { defineScalar, overload } from '../define.js';

function countOnes(value: bigint): bigint {
  let count = 0n;
  for (let bits = BigInt.asUintN(64, value); bits !== 0n; bits &= bits - 1n) count++;
  return count;
}

export default defineScalar({
  name: 'bitset_count_ones',
  summary: 'How many bits of a number are set.',
  source: 'https://learn.microsoft.com/kusto/query/bitset-count-ones-function',
  naming: 'argument',
  overloads: [overload(['value: integer as long'], 'long', countOnes)],
  examples: [{ kql: 'print bitset_count_ones(42)', result: 3, verified: 'engine' }],
});
