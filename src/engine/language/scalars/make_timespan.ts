import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../../values/datetime.js';
import { MAX_TIMESPAN, MIN_TIMESPAN } from '../../values/timespan.js';
import type { Vector } from '../../values/vector.js';
import { defineScalar, overload, vectorised } from '../define.js';
import { ticksOfSecond } from './_seconds.js';

function fromParts(days: bigint, hours: bigint, minutes: bigint, seconds = 0): bigint | null {
  if (hours < 0n || hours > 23n || minutes < 0n || minutes > 59n || !(seconds >= 0 && seconds < 60)) return null;
  const { whole, fraction } = ticksOfSecond(seconds);
  const time =
    hours * TICKS_PER_HOUR + minutes * TICKS_PER_MINUTE + BigInt(whole) * TICKS_PER_SECOND + BigInt(fraction);
  const ticks = days * TICKS_PER_DAY + time;
  return ticks >= MIN_TIMESPAN && ticks <= MAX_TIMESPAN ? ticks : null;
}

export default defineScalar({
  name: 'make_timespan',
  summary:
    'The timespan of hours, minutes and seconds, of days before them, or of a value as `totimespan` takes it; null where there is none.',
  source: 'https://learn.microsoft.com/kusto/query/make-timespan-function',
  naming: 'only-argument',
  overloads: [
    overload(
      ['days: integer as long', 'hours: integer as long', 'minutes: integer as long', 'seconds: number as real'],
      'timespan',
      fromParts,
    ),
    overload(
      ['hours: integer as long', 'minutes: integer as long', 'seconds?: number as real'],
      'timespan',
      (hours, minutes, seconds) => fromParts(0n, hours, minutes, seconds),
    ),
    // Binding lets a call have one argument and no other.
    vectorised(
      ['value: scalar as timespan'],
      'timespan',
      () =>
        ([value]) =>
          value as Vector,
    ),
  ],
  examples: [
    { kql: 'print make_timespan(1, 12, 30, 55.123)', result: '1.12:30:55.1230000' },
    { kql: 'print make_timespan(1, 60)', result: null, verified: 'reasoned' },
  ],
});
