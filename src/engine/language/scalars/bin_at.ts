import { Decimal } from '../../values/decimal.js';
import type { ScalarType, Value } from '../../values/types.js';
import { defineScalar, overload, prepared } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';
import { floorLong, floorOf } from './_floor.js';

function binTicks(value: bigint, size: bigint, fixed: bigint): bigint | null {
  const distance = floorLong(value - fixed, size);
  return distance === null ? null : fixed + distance;
}

function binMoment(value: bigint, size: bigint, fixed: bigint): bigint | null {
  const moment = binTicks(value, size, fixed);
  return moment === null ? null : datetimeOrNull(moment);
}

/** The kernel for numbers, all of one type. */
function binNumbers(type: ScalarType): (value: Value, size: Value, fixed: Value) => Value {
  const floor = floorOf(type);
  // The values are of `type` by the overload, which brings the numbers to the widest of their types.
  switch (type) {
    case 'decimal':
      return (value, size, fixed) => {
        const distance = floor(new Decimal(value as Decimal).minus(fixed as Decimal), size);
        return distance === null ? null : new Decimal(fixed as Decimal).plus(distance as Decimal);
      };
    case 'long':
      return (value, size, fixed) => binTicks(value as bigint, size as bigint, fixed as bigint);
    default:
      return (value, size, fixed) => {
        const distance = floor((value as number) - (fixed as number), size);
        return distance === null ? null : (fixed as number) + (distance as number);
      };
  }
}

export default defineScalar({
  name: 'bin_at',
  summary:
    'The value rounded down to a multiple of a bin size, counted from a fixed point. Null where the size is not above zero.',
  source: 'https://learn.microsoft.com/kusto/query/bin-at-function',
  naming: 'argument',
  overloads: [
    prepared(['value: number', 'bin_size: number', 'fixed_point: number'], 'widest', ({ result }) =>
      binNumbers(result),
    ),
    overload(['value: timespan', 'bin_size: number as long', 'fixed_point: timespan'], 'timespan', binTicks),
    overload(['value: timespan', 'bin_size: timespan', 'fixed_point: timespan'], 'timespan', binTicks),
    overload(['value: datetime', 'bin_size: summable as long', 'fixed_point: datetime'], 'datetime', binMoment),
  ],
  examples: [
    { kql: 'print bin_at(6.5, 2.5, 7)', result: 4.5, verified: 'engine' },
    { kql: 'print bin_at(time(1h), 1d, 12h)', result: '-12:00:00' },
    {
      kql: 'print bin_at(datetime(2017-05-15 10:20:00.0), 1d, datetime(1970-01-01 12:00:00.0))',
      result: '2017-05-14T12:00:00.0000000Z',
      verified: 'engine',
    },
  ],
});
