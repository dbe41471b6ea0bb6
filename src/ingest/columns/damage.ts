// What a spreadsheet leaves of values that do not fit its cells.

import { startOf } from '../../store/store.js';
import { isTimeWithoutDate } from '../times/time-text.js';

/** https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const LONGEST_CELL = 32_767;
const HIDDEN = /^#{3,}$/;
const ERROR = /^#(?:VALUE!|NAME\?|REF!|N\/A|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;
const BEGINS_NUMBER = /^\s*-?\d/;
const MAX_LENGTH = 40;
const ROUNDED = /^-?\d(?:[.,]\d+)?E\+\d+$/;

const ALL = ['rounded numbers', 'cut dates off', 'cut texts', 'hidden values', 'put errors'] as const;

export type Damage = (typeof ALL)[number];

/** Damage that shows in a text, even where a text is wanted: it may well be a time of day. */
export const DAMAGE_OF_TEXT: readonly Damage[] = ALL.filter((damage) => damage !== 'cut dates off');

/** What has happened to a value, as in `a spreadsheet has …`; undefined where nothing shows. */
export function damageOf(text: string): Damage | undefined {
  if (text.length === LONGEST_CELL) return 'cut texts';
  if (text.startsWith('#')) return HIDDEN.test(text) ? 'hidden values' : ERROR.test(text) ? 'put errors' : undefined;
  if (!BEGINS_NUMBER.test(text) || text.length > MAX_LENGTH) return undefined;
  if (ROUNDED.test(text)) return 'rounded numbers';
  return isTimeWithoutDate(text) ? 'cut dates off' : undefined;
}

/** By byte: 1 where it may stand behind the first digit of a number that was rounded, or of a time of day. */
const BEHIND_DIGIT = bytesIn('.,E:');
/** By byte: 1 where a damaged text may begin with it, other than with a digit. */
const BEGINS = bytesIn('#- \t\n\v\f\r');
const ZERO = 48;
const NINE = 57;
const COLON = 58;
/** From here on bytes belong to other characters, blanks among them. */
const ASCII_END = 0x80;

function bytesIn(characters: string): Uint8Array {
  const isIn = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) isIn[byte] = 1;
  return isIn;
}

/** False where `damageOf` finds nothing in the text for certain. */
function mayBeDamaged(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return false;
  if (end - start >= LONGEST_CELL) return true;
  const first = bytes[start] as number;
  if (first < ZERO || first > NINE) return first >= ASCII_END || BEGINS[first] === 1;
  if (BEHIND_DIGIT[bytes[start + 1] as number] === 1) return true;
  return bytes[start + 2] === COLON || bytes[start + 3] === COLON;
}

/** The first text from `from` on that may be damaged; the number of texts where there is none. */
function nextSuspect(bytes: Uint8Array, ends: Uint32Array, from: number): number {
  let start = startOf(ends, from);
  for (let i = from; i < ends.length; i++) {
    const end = ends[i] as number;
    if (mayBeDamaged(bytes, start, end)) return i;
    start = end;
  }
  return ends.length;
}

/** Damage in the values of one column. */
export class DamageCount {
  private readonly first = new Map<Damage, string>();

  /** @param kinds of damage that count */
  constructor(private readonly kinds: readonly Damage[] = ALL) {}

  add(text: string): void {
    if (this.first.size === this.kinds.length) return;
    const damage = damageOf(text);
    if (damage === undefined || this.first.has(damage) || !this.kinds.includes(damage)) return;
    this.first.set(damage, text);
  }

  /** Adds texts in UTF-8, one behind the other; strings are made only of those that may be damaged. */
  addUtf8(bytes: Uint8Array, ends: Uint32Array): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let i = nextSuspect(bytes, ends, 0); i < ends.length; i = nextSuspect(bytes, ends, i + 1))
      this.add(buffer.toString('utf8', startOf(ends, i), ends[i]));
  }

  /** As in `a spreadsheet has rounded numbers, such as 1.78E+12`; undefined where there is none. */
  get description(): string | undefined {
    const kinds = [...this.first].map(([damage, text]) => {
      return damage === 'cut texts' ? `${damage} at ${text.length} characters` : `${damage}, such as ${text}`;
    });
    return kinds.length === 0 ? undefined : `a spreadsheet has ${kinds.join(', and ')}`;
  }
}
