import { datetimeFromParts } from '../../values/datetime.js';
import type { Vector } from '../../values/vector.js';
import { defineScalar, overload, vectorised } from '../define.js';
import { ticksOfSecond } from './_seconds.js';

function fromParts(year: bigint, month: bigint, day: bigint, hour = 0n, minute = 0n, second = 0): bigint | null {
  const { whole, fraction } = ticksOfSecond(second);
  return datetimeFromParts(Number(year), Number(month), Number(day), Number(hour), Number(minute), whole, fraction);
}

export default defineScalar({
  name: 'make_datetime',
  summary:
    'The datetime of a year, a month, a day and a time of day, or of a value as `todatetime` takes it; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/make-datetime-function',
  naming: 'only-argument',
  overloads: [
    overload(
      [
        'year: number as long',
        'month: number as long',
        'day: number as long',
        'hour?: number as long',
        'minute?: number as long',
        'second?: number as real',
      ],
      'datetime',
      fromParts,
    ),
    // Binding lets a call have one argument and no other.
    vectorised(
      ['value: scalar as datetime'],
      'datetime',
      () =>
        ([value]) =>
          value as Vector,
    ),
  ],
  examples: [
    { kql: 'print make_datetime(2017, 10, 01)', result: '2017-10-01T00:00:00.0000000Z', verified: 'engine' },
    {
      kql: 'print make_datetime(2017, 10, 01, 12, 11, 0.1234567)',
      result: '2017-10-01T12:11:00.1234567Z',
      verified: 'engine',
    },
    { kql: 'print make_datetime(2021, 2, 29)', result: null, verified: 'reasoned' },
  ],
});
