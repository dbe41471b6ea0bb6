// The `timespan` type: 100 ns ticks, signed.
// https://learn.microsoft.com/kusto/query/scalar-data-types/timespan

import {
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MICROSECOND,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from './datetime.js';
import { MAX_LONG, MIN_LONG } from './number.js';

export const MIN_TIMESPAN = MIN_LONG;
export const MAX_TIMESPAN = MAX_LONG;

/** Hundredths of a tick, so that a nanosecond is whole too. */
const SCALE = 100n;

const UNITS: readonly (readonly [scaled: bigint, names: string])[] = [
  [TICKS_PER_DAY * SCALE, 'd day days'],
  [TICKS_PER_HOUR * SCALE, 'h hr hrs hour hours'],
  [TICKS_PER_MINUTE * SCALE, 'm min minute minutes'],
  [TICKS_PER_SECOND * SCALE, 's sec second seconds'],
  [TICKS_PER_MILLISECOND * SCALE, 'ms milli millis millisec millisecond milliseconds'],
  [TICKS_PER_MICROSECOND * SCALE, 'micro micros microsec microsecond microseconds'],
  [SCALE, 'tick ticks'],
  [1n, 'nano nanos nanosec nanosecond nanoseconds'],
];

const UNIT_BY_NAME: ReadonlyMap<string, bigint> = new Map(
  UNITS.flatMap(([scaled, names]) => names.split(' ').map((name) => [name, scaled] as const)),
);

/** The spellings of units that may follow a number in a literal: `1d`, `10 seconds`, `3ticks`. */
export const TIMESPAN_UNITS: readonly string[] = [...UNIT_BY_NAME.keys()];

function inRange(ticks: bigint): bigint | null {
  return ticks >= MIN_TIMESPAN && ticks <= MAX_TIMESPAN ? ticks : null;
}

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * The ticks of a decimal number of units, as in `1.5d`, exact; fractions of a tick are dropped. Null where the number
 * or the unit is none, or the result is out of range.
 */
export function timespanOfUnit(number: string, unit: string): bigint | null {
  const scaled = UNIT_BY_NAME.get(unit.toLowerCase());
  const parts = NUMBER.exec(number);
  if (scaled === undefined || parts === null) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = parts;
  if (whole === '' && fraction === '') return null;
  const power = Number(exponent) - fraction.length;
  let product = BigInt(whole + fraction) * scaled;
  product = power >= 0 ? product * 10n ** BigInt(power) : product / 10n ** BigInt(-power);
  const ticks = product / SCALE;
  return inRange(sign === '-' ? -ticks : ticks);
}

const CLOCK = /^(-?)(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d+))?)?$/;
const WITH_UNIT = /^([+-]?[\d.]+(?:e[+-]?\d+)?)\s*([a-z]+)$/i;
const DAYS = /^-?\d{1,8}$/;

/**
 * `[-][d.]hh:mm[:ss[.f…]]`, a number with a unit (`1.5h`, `10 seconds`), or a whole number of days. Null where the
 * text is anything else or out of range.
 */
export function parseTimespan(text: string): bigint | null {
  const trimmed = text.trim();
  const clock = CLOCK.exec(trimmed);
  if (clock !== null) return fromClock(clock);
  const withUnit = WITH_UNIT.exec(trimmed);
  if (withUnit !== null) return timespanOfUnit(withUnit[1] ?? '', withUnit[2] ?? '');
  return DAYS.test(trimmed) ? inRange(BigInt(trimmed) * TICKS_PER_DAY) : null;
}

function fromClock([, sign, days, hours, minutes, seconds, fraction]: RegExpExecArray): bigint | null {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds ?? 0)];
  if (h > 23 || m > 59 || s > 59) return null;
  const ticks =
    BigInt(days ?? 0) * TICKS_PER_DAY +
    BigInt(h * 3600 + m * 60 + s) * TICKS_PER_SECOND +
    BigInt((fraction ?? '').slice(0, 7).padEnd(7, '0'));
  return inRange(sign === '-' ? -ticks : ticks);
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** `[-][d.]hh:mm:ss[.fffffff]`: days only where there are any, a fraction with all seven digits or none. */
export function formatTimespan(ticks: bigint): string {
  const size = ticks < 0n ? -ticks : ticks;
  const days = size / TICKS_PER_DAY;
  const rest = size % TICKS_PER_DAY;
  const seconds = Number(rest / TICKS_PER_SECOND);
  const fraction = rest % TICKS_PER_SECOND;
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const sign = ticks < 0n ? '-' : '';
  const day = days === 0n ? '' : `${days}.`;
  return `${sign}${day}${clock}${fraction === 0n ? '' : `.${String(fraction).padStart(7, '0')}`}`;
}
