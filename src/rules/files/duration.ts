import { TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND } from '../../engine/values/datetime.js';
import { parseTimespan } from '../../engine/values/timespan.js';

const ISO = /^P(?:(\d{1,6})W)?(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/i;
const ISO_UNITS = [7n * TICKS_PER_DAY, TICKS_PER_DAY, TICKS_PER_HOUR, TICKS_PER_MINUTE, TICKS_PER_SECOND];
const HAS_UNIT = /[a-z:]/i;

/** Ticks of a duration as rules write it: `1h`, `PT1H`, `1.00:00:00`; null where the text is none. */
export function parseDuration(text: string): bigint | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso === null) return HAS_UNIT.test(trimmed) ? parseTimespan(trimmed) : null;
  const amounts = iso.slice(1);
  if (amounts.every((amount) => amount === undefined)) return null;
  return ISO_UNITS.reduce((ticks, unit, i) => ticks + BigInt(amounts[i] ?? 0) * unit, 0n);
}

const UNITS = [
  [TICKS_PER_DAY, 'd'],
  [TICKS_PER_HOUR, 'h'],
  [TICKS_PER_MINUTE, 'm'],
  [TICKS_PER_SECOND, 's'],
] as const;

/** A duration as people write it, in whole seconds: `14d`, `1h 30m`. */
export function formatDuration(ticks: bigint): string {
  let rest = ticks;
  const parts = UNITS.map(([unit, name]) => {
    const amount = rest / unit;
    rest %= unit;
    return amount === 0n ? '' : `${amount}${name}`;
  });
  return parts.filter((part) => part !== '').join(' ') || '0s';
}
