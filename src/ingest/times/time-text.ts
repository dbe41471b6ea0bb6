// Reads the texts that portals, browsers and spreadsheets write for a time.

import { datetimeFromParts, isDatetime, TICKS_PER_MINUTE } from '../../engine/values/datetime.js';
import type { DayOrder, DayOrderFinder } from './day-order.js';
import { monthNamed } from './months.js';

export interface TimeText {
  /** Ticks; of the clock where the text names no zone, of UTC where it does. */
  readonly ticks: bigint;
  readonly zoned: boolean;
  /** Whether the text goes down to seconds. */
  readonly seconds: boolean;
  /** Whether it goes down to parts of a second. */
  readonly fraction: boolean;
}

/** What stands for am and pm. */
const HALF = String.raw`[AaPp]\.?\s?[Mm]\.?|[πμ]\.?μ\.?|上午|下午|午前|午後|오전|오후`;
/** Some languages write it before the clock; others have a word for `at` there. */
const BEFORE = String.raw`(?:(?<before>${HALF})\s*|(?:at|um|kl\.?|klo|à|às|o|v|saat)\s+)?`;
const CLOCK = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:[.,](?<fraction>\d+))?)?(?:\s*(?<half>${HALF}))?`;
const ZONE = String.raw`(?:\s*(?<zone>[Zz]|UTC|GMT|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?))?`;
const TIME = String.raw`(?:(?:[Tt]|,?\s+|,)${BEFORE}${CLOCK}${ZONE})?`;

/** In the order in which they are tried. `first` and `second` are a day and a month, in an order yet to be found. */
const FORMS = [
  String.raw`(?<year>\d{4})(?:[-/.]|\.\s)(?<month>\d{1,2})(?:[-/.]|\.\s)(?<day>\d{1,2})\.?`,
  String.raw`(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日`,
  String.raw`(?<first>\d{1,2})(?<separator>[-/.]|\.\s)(?<second_>\d{1,2})\k<separator>(?<year>\d{4})`,
  String.raw`(?<year>\d{4})\.\s(?<name>\p{L}{3,}\.?)\s(?<day>\d{1,2})\.?`,
  String.raw`(?<name>\p{L}{3,}\.?)\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
  String.raw`(?:\p{L}+[.,]*\s+)?(?<day>\d{1,2})\.?[\s-]+(?:de\s+)?(?<name>\p{L}{3,}\.?)[\s-]+(?:de\s+)?(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}${TIME}$`, 'u'));

/** A time of day, or minutes and seconds, without its date: what a spreadsheet leaves of a time when its cells are narrow. */
const TIME_ONLY = /^\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:\s*[AaPp]\.?[Mm]\.?)?$/;

type Groups = Readonly<Record<string, string | undefined>>;

/** Browsers put narrow no-break spaces before AM and PM. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u2007\u202f]/g, ' ').trim();
}

export function isTimeWithoutDate(text: string): boolean {
  return TIME_ONLY.test(plain(text));
}

/** Undefined where the text is no time in any of the known forms. */
export function readTimeText(text: string, order: DayOrderFinder): TimeText | undefined {
  const cleaned = plain(text);
  for (const form of FORMS) {
    const groups = form.exec(cleaned)?.groups;
    if (groups !== undefined) return fromGroups(groups, order);
  }
  return undefined;
}

function fromGroups(groups: Groups, order: DayOrderFinder): TimeText | undefined {
  const date = dateOf(groups, order);
  const hour = hourOf(groups);
  if (date === undefined || hour === undefined) return undefined;
  const ticks = datetimeFromParts(
    Number(groups.year),
    date.month,
    date.day,
    hour,
    Number(groups.minute ?? 0),
    Number(groups.second ?? 0),
    Number((groups.fraction ?? '').slice(0, 7).padEnd(7, '0')),
  );
  const offset = offsetOf(groups.zone);
  if (ticks === null || offset === undefined) return undefined;
  const utc = ticks - BigInt(offset) * TICKS_PER_MINUTE;
  if (!isDatetime(utc)) return undefined;
  const { zone, second, fraction } = groups;
  return { ticks: utc, zoned: zone !== undefined, seconds: second !== undefined, fraction: fraction !== undefined };
}

function dateOf(groups: Groups, order: DayOrderFinder): { month: number; day: number } | undefined {
  if (groups.name !== undefined) {
    const month = monthNamed(groups.name);
    return month === undefined ? undefined : { month, day: Number(groups.day) };
  }
  if (groups.first === undefined) return { month: Number(groups.month), day: Number(groups.day) };
  const numbers = [Number(groups.first), Number(groups.second_)] as const;
  // Dots are written where the day comes first.
  const dayAt = groups.separator?.startsWith('.') ? 0 : order.dayAt(...numbers, suggestedOrder(groups.half));
  return { day: numbers[dayAt], month: numbers[1 - dayAt] as number };
}

/** Browsers write a small `am` for Britain, Australia and others, a capital one for America. */
function suggestedOrder(half: string | undefined): DayOrder | undefined {
  if (half === undefined) return undefined;
  return /^[AP]/.test(half) ? 'month first' : 'day first';
}

const AFTERNOON = /^(?:p|μ|下午|午後|오후)/i;

/** The hour of a 24-hour clock; undefined where there is no such hour. */
function hourOf({ hour, half, before }: Groups): number | undefined {
  const number = Number(hour ?? 0);
  const word = half ?? before;
  if (word === undefined) return number;
  if (number < 1 || number > 12) return undefined;
  return (number % 12) + (AFTERNOON.test(word) ? 12 : 0);
}

/** Minutes ahead of UTC; undefined where no zone is as far. */
function offsetOf(zone: string | undefined): number | undefined {
  const parts = /([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '');
  if (parts === null) return 0;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return parts[1] === '-' ? -minutes : minutes;
}
