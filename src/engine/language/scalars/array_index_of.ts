import { isArray } from '../../values/dynamic.js';
import { defineScalar, prepared } from '../define.js';
import { elementTest } from './_element-test.js';

export default defineScalar({
  name: 'array_index_of',
  summary:
    'The position of a value in an array, from 0; -1 where it is not there. A negative start counts from the end; null for an impossible length or occurrence.',
  source: 'https://learn.microsoft.com/kusto/query/array-index-of-function',
  overloads: [
    prepared(
      [
        'array: array',
        'value: scalar',
        'start?: integer as long',
        'length?: integer as long',
        'occurrence?: constant integer as long',
      ],
      'long',
      ({ types }) =>
        (array, value, start = 0n, length = -1n, occurrence = 1n) => {
          if (!isArray(array) || length < -1n || occurrence < 1n) return null;
          const isValue = elementTest(value, types[1] ?? 'dynamic');
          const from = start < 0n ? Math.max(array.length + Number(start), 0) : Number(start);
          const to = length === -1n ? array.length : Math.min(from + Number(length), array.length);
          let left = occurrence;
          for (let i = from; i < to; i++) if (isValue(array[i] ?? null) && --left === 0n) return BigInt(i);
          return -1n;
        },
    ),
  ],
  examples: [
    { kql: 'print array_index_of(dynamic(["this", "is", "an", "example", "an", "example"]), "an")', result: 2 },
    {
      kql: 'print array_index_of(dynamic(["this", "is", "an", "example", "an", "example"]), "an", 1, -1, 2)',
      result: 4,
    },
    { kql: 'print array_index_of(dynamic(["this", "is", "an", "example", "an", "example"]), "an", -3)', result: 4 },
    { kql: 'print array_index_of(dynamic([1, 2, 3]), 99)', result: -1, verified: 'engine' },
  ],
});
