// Time zones of the IANA database, as the JavaScript engine knows them.

import type { WrongArgument } from '../../plan/language.js';
import { TICKS_PER_DAY, TICKS_PER_MILLISECOND, toUnixMilliseconds } from '../../values/datetime.js';
import { datetimeOrNull } from '../infix/_time.js';

/** Ticks that the clocks of a zone are ahead of UTC at a moment. */
export type ZoneOffset = (moment: bigint) => bigint;

const offsets = new Map<string, ZoneOffset | null>();

/** The clocks of a zone by its name, in any case; null where there is no such zone. */
export function zoneOffset(zone: string): ZoneOffset | null {
  let offset = offsets.get(zone);
  if (offset === undefined) {
    offset = isZone(zone) ? offsetOf(zone) : null;
    offsets.set(zone, offset);
  }
  return offset;
}

// The engine also takes offsets such as `+01:00`, which are no names of zones.
function isZone(name: string): boolean {
  if (!/^[a-z]/i.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function offsetOf(zone: string): ZoneOffset {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return remembered((moment) => {
    const second = Math.floor(toUnixMilliseconds(moment) / 1000) * 1000;
    return BigInt(localMilliseconds(clock, second) - second) * TICKS_PER_MILLISECOND;
  });
}

const MOST_REMEMBERED = 100_000;

// Asking the engine takes microseconds, and the rows of a table lie close together in time: the offset of a day is kept, if it is one.
function remembered(offset: ZoneOffset): ZoneOffset {
  const known = new Map<bigint, bigint | null>();
  return (moment) => {
    const day = moment / TICKS_PER_DAY;
    let ticks = known.get(day);
    if (ticks === undefined) {
      if (known.size === MOST_REMEMBERED) known.clear();
      const first = offset(day * TICKS_PER_DAY);
      ticks = first === offset((day + 1n) * TICKS_PER_DAY) ? first : null;
      known.set(day, ticks);
    }
    return ticks ?? offset(moment);
  };
}

/** What the clock shows at a moment, as milliseconds since 1970 on that clock. */
function localMilliseconds(clock: Intl.DateTimeFormat, moment: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of clock.formatToParts(moment)) parts[type] = value;
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year);
  const date = new Date(0);
  date.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day));
  date.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second));
  return date.getTime();
}

/** What the clocks of the zone show at a moment; null out of the range of datetimes. */
export function utcToLocal(moment: bigint, offset: ZoneOffset): bigint | null {
  return datetimeOrNull(moment + offset(moment));
}

/**
 * The moment at which the clocks of the zone show `local`. Where they never do, or twice, the offset after the change counts, as in the service.
 */
export function localToUtc(local: bigint, offset: ZoneOffset): bigint | null {
  const before = local - offset(local - TICKS_PER_DAY);
  const after = local - offset(local + TICKS_PER_DAY);
  const showsLocal = (moment: bigint) => moment + offset(moment) === local;
  return datetimeOrNull(!showsLocal(after) && showsLocal(before) ? before : after);
}

/** Checks the time zone of a call, its second argument. */
export function checkZone([, zone]: readonly (string | null)[]): WrongArgument | null {
  if (zone === null || zone === undefined || zoneOffset(zone) !== null) return null;
  return {
    argument: 1,
    message: `there is no time zone '${zone}', and so no time`,
    hint: '`print datetime_list_timezones()` lists them',
    harmless: true,
  };
}
