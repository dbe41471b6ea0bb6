import type { RandomNumbers } from '../../run/random-numbers.js';
import { defineScalar, prepared, volatile } from '../define.js';

/** A random guid of version 4, whose bits for version and variant are fixed. */
function randomGuid(random: RandomNumbers): string {
  const digits = [random.bits(), random.bits()].map((bits) => bits.toString(16).padStart(16, '0')).join('');
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4] ?? '8';
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join('-');
}

export default defineScalar({
  name: 'new_guid',
  summary: 'A random guid.',
  source: 'https://learn.microsoft.com/kusto/query/new-guid-function',
  note: 'The guids follow from the time of the query: the same query at the same time gives the same.',
  overloads: [
    volatile(
      prepared(
        [],
        'guid',
        ({ context: { random } }) =>
          () =>
            randomGuid(random),
      ),
    ),
  ],
  examples: [
    {
      kql: 'range i from 1 to 100 step 1 | extend id = new_guid() | summarize dcount(id)',
      result: 100,
      verified: 'reasoned',
    },
  ],
});
