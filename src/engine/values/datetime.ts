// The `datetime` type: 100 ns ticks since 0001-01-01T00:00:00Z, always UTC. How its text is read and written.
// https://learn.microsoft.com/kusto/query/scalar-data-types/datetime#supported-formats

import {
  civilDate,
  datetimeFromParts,
  isDatetime,
  TICKS_PER_DAY,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  UNIX_EPOCH_TICKS,
} from './calendar.js';

export {
  type DatetimeParts,
  datetimeFromParts,
  daysInMonth,
  isDatetime,
  isLeapYear,
  MAX_DATETIME,
  MIN_DATETIME,
  partsOf,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MICROSECOND,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  UNIX_EPOCH_TICKS,
} from './calendar.js';

const ZERO = 48;

/** Two digits at `at`, or NaN. */
function pair(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/**
 * The form that telemetry uses, `yyyy-MM-dd?HH:mm:ss[.f…]Z` with `T` or a blank between date and time, read without
 * regular expressions. Undefined where the text has another form.
 */
function parseSortable(text: string): bigint | null | undefined {
  const { length } = text;
  if (length < 20 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return undefined;
  const separator = text.charCodeAt(10);
  if (separator !== 0x54 && separator !== 0x20) return undefined;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a || text.charCodeAt(length - 1) !== 0x5a)
    return undefined;
  let fraction = 0;
  if (length > 20) {
    if (text.charCodeAt(19) !== 0x2e || length === 21) return undefined;
    let unit = 1_000_000;
    for (let i = 20; i < length - 1; i++) {
      const digit = text.charCodeAt(i) - ZERO;
      if (digit < 0 || digit > 9) return undefined;
      fraction += digit * unit;
      unit = unit === 1 ? 0 : unit / 10;
    }
  }
  const year = pair(text, 0) * 100 + pair(text, 2);
  const [month, day, hour] = [pair(text, 5), pair(text, 8), pair(text, 11)];
  return datetimeFromParts(year, month, day, hour, pair(text, 14), pair(text, 17), fraction);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<monthName>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = '(?:(?:sun|mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?)(?:day)?[,.]?\\s+)?';

/** A date is followed by the end, or by the time of day. */
const DATES = [
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})',
  '(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>\\d{4})',
  `${WEEKDAY}(?<day>\\d{1,2})[-\\s]${MONTH}[-\\s,]\\s*(?<year>\\d{4}|\\d{2})`,
  `${WEEKDAY}${MONTH}\\s+(?<day>\\d{1,2}),?\\s+(?<year>\\d{4})`,
];
const TIME =
  '(?:(?:\\s*,?\\s+|t)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d+))?)?\\s*(?<half>[ap]m)?)?';
const ZONE = '(?:\\s*(?<zone>z|gmt|utc?|[ecmp][sd]t|(?:gmt|utc)?[+-]\\d{1,2}(?::?\\d{2})?))?';

const FORMS = [
  ...DATES.map((date) => new RegExp(`^${date}${TIME}${ZONE}$`, 'i')),
  new RegExp(
    `^(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})(?:[t ]?(?<hour>\\d{2}):?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:\\.(?<fraction>\\d+))?)?)?${ZONE}$`,
    'i',
  ),
  /^(?<year>\d{4})(?:[-/](?<month>\d{1,2}))?$/,
];

/** The zones of RFC 822, hours from UTC. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const OFFSET = /([+-])(\d{1,2}):?(\d{2})?$/;
const MAX_OFFSET_MINUTES = 14 * 60;

/** Minutes from UTC, or NaN where the offset is no zone's. */
function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return 0;
  const named = ZONES[zone.toLowerCase()];
  if (named !== undefined) return named * 60;
  const offset = OFFSET.exec(zone);
  if (offset === null) return 0;
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
  if (minutes > MAX_OFFSET_MINUTES || Number(offset[3] ?? 0) > 59) return NaN;
  return offset[1] === '-' ? -minutes : minutes;
}

/** The hour of a 24-hour clock, or NaN. */
function hourOf(hour: string | undefined, half: string | undefined): number {
  const n = Number(hour ?? 0);
  if (half === undefined) return n;
  if (n < 1 || n > 12) return NaN;
  return (n % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/** Two digits are a year from 1950 to 2049. */
function yearOf(digits: string): number {
  const n = Number(digits);
  if (digits.length > 2) return n;
  return n < 50 ? 2000 + n : 1900 + n;
}

function monthOf(groups: Readonly<Record<string, string | undefined>>): number {
  const name = groups.monthName;
  if (name !== undefined) return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return Number(groups.month ?? 1);
}

/**
 * The moment that a text names, in UTC; a text without an offset is UTC. Digits after the seventh of a second are
 * dropped. Null where the text names no moment from 0001-01-01 to the end of 9999.
 */
export function parseDatetime(text: string): bigint | null {
  const trimmed = text.trim();
  const sortable = parseSortable(trimmed);
  if (sortable !== undefined) return sortable;
  for (const form of FORMS) {
    const groups = form.exec(trimmed)?.groups;
    if (groups === undefined) continue;
    const local = datetimeFromParts(
      yearOf(groups.year ?? ''),
      monthOf(groups),
      Number(groups.day ?? 1),
      hourOf(groups.hour, groups.half),
      Number(groups.minute ?? 0),
      Number(groups.second ?? 0),
      Number((groups.fraction ?? '').slice(0, 7).padEnd(7, '0')),
    );
    const offset = zoneMinutes(groups.zone);
    if (local === null || Number.isNaN(offset)) return null;
    const utc = local - BigInt(offset) * TICKS_PER_MINUTE;
    return isDatetime(utc) ? utc : null;
  }
  return null;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

const TICKS_OF_MINUTE = Number(TICKS_PER_MINUTE);
const TICKS_OF_SECOND = Number(TICKS_PER_SECOND);

/** `2024-01-31T00:00:00.0000000Z`, always with seven digits of the second. */
export function formatDatetime(ticks: bigint): string {
  const { year, month, day } = civilDate(Number(ticks / TICKS_PER_DAY));
  const rest = Number(ticks % TICKS_PER_DAY);
  const minutes = Math.floor(rest / TICKS_OF_MINUTE);
  const time = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}`;
  const seconds = rest - minutes * TICKS_OF_MINUTE;
  const second = TWO_DIGITS[Math.floor(seconds / TICKS_OF_SECOND)];
  const fraction = String(seconds % TICKS_OF_SECOND).padStart(7, '0');
  return `${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-${TWO_DIGITS[day]}T${time}:${second}.${fraction}Z`;
}

/** The moment `milliseconds` after 1970-01-01; fractions of a tick are dropped. Null where it is out of range. */
export function fromUnixMilliseconds(milliseconds: number): bigint | null {
  if (!Number.isFinite(milliseconds)) return null;
  const whole = Math.floor(milliseconds);
  const ticks = BigInt(whole) * TICKS_PER_MILLISECOND + BigInt(Math.trunc((milliseconds - whole) * 10_000));
  const moment = ticks + UNIX_EPOCH_TICKS;
  return isDatetime(moment) ? moment : null;
}

/** Milliseconds since 1970-01-01, with the ticks below a millisecond as a fraction. */
export function toUnixMilliseconds(ticks: bigint): number {
  const since = ticks - UNIX_EPOCH_TICKS;
  return Number(since / TICKS_PER_MILLISECOND) + Number(since % TICKS_PER_MILLISECOND) / 10_000;
}
