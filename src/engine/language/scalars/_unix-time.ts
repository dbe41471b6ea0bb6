import { UNIX_EPOCH_TICKS } from '../../values/datetime.js';
import { realToLong } from '../../values/number.js';
import { type Overload, overload } from '../define.js';
import { datetimeOrNull } from '../infix/_time.js';

/**
 * The overloads of `unixtime_…_todatetime`; fractions of a tick are dropped.
 * @param perTick how many of the unit make a tick, or null where a tick is not longer than the unit
 */
export function unixTimeOverloads(ticksPerUnit: bigint, perTick: bigint | null = null): Overload[] {
  const ticksOf = (units: bigint) => (perTick === null ? units * ticksPerUnit : units / perTick);
  return [
    overload(['number: integer as long'], 'datetime', (number) => datetimeOrNull(UNIX_EPOCH_TICKS + ticksOf(number))),
    overload(['number: number as real'], 'datetime', (number) => {
      const whole = realToLong(Math.floor(number));
      if (whole === null) return null;
      const rest = perTick === null ? BigInt(Math.round((number - Math.floor(number)) * Number(ticksPerUnit))) : 0n;
      return datetimeOrNull(UNIX_EPOCH_TICKS + ticksOf(whole) + rest);
    }),
  ];
}
