// Time zones by the names that exports give them: IANA names, Windows' identifiers, the display names of Azure's
// portals, offsets. The portals put the name of the zone in brackets behind the header of a column of times.

import { TICKS_PER_MILLISECOND, TICKS_PER_MINUTE, toUnixMilliseconds } from '../../engine/values/datetime.js';
import { squeezed, ZONE_NAMES } from './zone-names.js';

export interface Zone {
  readonly name: string;
  /** The moment at which the clocks of this zone show `local`; of two, the earlier; in a gap, as if there were none. */
  toUtc(local: bigint): bigint;
}

export const UTC: Zone = { name: 'UTC', toUtc: (local) => local };

const OFFSET = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$/i;
const UTC_NAMES: ReadonlySet<string> = new Set(['utc', 'gmt', 'z', 'coordinateduniversaltime', 'etcutc', 'etcgmt']);

const cache = new Map<string, Zone | undefined>();

/** The zone that a name stands for, in any case; undefined where none is known. */
export function zoneNamed(name: string): Zone | undefined {
  const key = name.trim();
  if (!cache.has(key)) cache.set(key, findZone(key));
  return cache.get(key);
}

function findZone(name: string): Zone | undefined {
  if (UTC_NAMES.has(squeezed(name))) return UTC;
  const offset = OFFSET.exec(name);
  if (offset !== null) return fixedZone(name, offset);
  const iana = ZONE_NAMES.get(squeezed(name)) ?? ZONE_NAMES.get(squeezed(name.replace(/^\([^)]*\)/, ''))) ?? name;
  // Intl takes offsets such as +01:00 in newer versions only; they were read above.
  return isIana(iana) ? new IanaZone(iana) : undefined;
}

function fixedZone(name: string, [, sign, hours, minutes]: RegExpExecArray): Zone | undefined {
  const offset = Number(hours) * 60 + Number(minutes ?? 0);
  if (offset > 14 * 60) return undefined;
  const ticks = BigInt(sign === '-' ? -offset : offset) * TICKS_PER_MINUTE;
  return { name, toUtc: (local) => local - ticks };
}

function isIana(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Zones change their offset at whole quarters of an hour, in UTC. */
const QUARTER = 900_000;

class IanaZone implements Zone {
  private readonly format: Intl.DateTimeFormat;
  /** By quarter of an hour: how far the clocks are ahead of UTC, in milliseconds. */
  private readonly offsets = new Map<number, number>();

  constructor(readonly name: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  toUtc(local: bigint): bigint {
    const clock = Math.floor(toUnixMilliseconds(local));
    const before = this.offsetAt(clock - 86_400_000);
    const after = this.offsetAt(clock + 86_400_000);
    // Where the day around changes its offset, the larger one gives the earlier moment; it must hold at that moment.
    const larger = Math.max(before, after);
    const offset = this.offsetAt(clock - larger) === larger ? larger : Math.min(before, after);
    return local - BigInt(offset) * TICKS_PER_MILLISECOND;
  }

  private offsetAt(moment: number): number {
    const quarter = Math.floor(moment / QUARTER);
    let offset = this.offsets.get(quarter);
    if (offset === undefined) {
      offset = this.computeOffset(quarter * QUARTER);
      this.offsets.set(quarter, offset);
    }
    return offset;
  }

  private computeOffset(moment: number): number {
    const parts = new Map(this.format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const date = new Date(0);
    date.setUTCFullYear(
      parts.get('era') === 'BC' ? 1 - number('year') : number('year'),
      number('month') - 1,
      number('day'),
    );
    date.setUTCHours(number('hour'), number('minute'), number('second'));
    return date.getTime() - moment;
  }
}
