// The type of a column that no schema knows: the narrowest that holds every value without losing any of its text.

import { parseJson } from '../../engine/values/json.js';
import { MAX_LONG, MIN_LONG } from '../../engine/values/number.js';
import type { ScalarType } from '../../engine/values/types.js';
import { type Kind, LITERAL, NESTED, TEXT } from '../bytes/row.js';
import { DayOrderFinder } from '../times/day-order.js';
import { readTimeText } from '../times/time-text.js';

// What a column may be, a bit each.
const BOOL = 1;
const LONG = 2;
const REAL = 4;
const DATETIME = 8;
/** Objects and arrays that stand in text. */
const PARSED = 16;
const STRING = 32;
/** Anything that JSON has. */
const DYNAMIC = 64;

const ANY = BOOL | LONG | REAL | DATETIME | PARSED | STRING | DYNAMIC;

/** In the order in which they are chosen. */
const TYPE_OF: readonly (readonly [bit: number, type: ScalarType])[] = [
  [BOOL, 'bool'],
  [LONG, 'long'],
  [REAL, 'real'],
  [DATETIME, 'datetime'],
  [PARSED, 'dynamic'],
  [STRING, 'string'],
  [DYNAMIC, 'dynamic'],
];

const BOOL_WORD = /^(?:true|false)$/i;
const WHOLE = /^(?:0|-?[1-9]\d{0,18})$/;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const DATE_AND_TIME = /\d[T\s,]\s*\d{1,2}:\d{2}/;
const OPENING = /^\s*[[{]/;
const NULL_WORD = /^(?:null|\{\})$/i;

/** As many digits as a real holds without loss. */
const REAL_DIGITS = 15;
/** Longer texts are no times. */
const MAX_TIME_LENGTH = 64;

/** What the types may be that hold this field. */
function possible(text: string, kind: Kind): number {
  if (kind === NESTED) return NULL_WORD.test(text) ? DATETIME | LONG | REAL | DYNAMIC : DYNAMIC;
  if (kind === LITERAL) return possibleLiteral(text, true);
  if (kind !== TEXT) return (isTime(text) ? DATETIME : 0) | STRING | DYNAMIC;
  if (NULL_WORD.test(text)) return ANY;
  if (text === 'Invalid date') return DATETIME | STRING;
  if (OPENING.test(text)) return (parseJson(text) === undefined ? 0 : PARSED) | STRING;
  return (possibleLiteral(text, false) & ~DYNAMIC) | (isTime(text) ? DATETIME : 0);
}

/** @param isNumber whether a number is meant, whatever digits it is written with */
function possibleLiteral(text: string, isNumber: boolean): number {
  if (BOOL_WORD.test(text)) return BOOL | STRING | DYNAMIC;
  if (!NUMBER.test(text)) return STRING | DYNAMIC;
  if (WHOLE.test(text)) {
    const isLong = BigInt(text) >= MIN_LONG && BigInt(text) <= MAX_LONG;
    return (isLong ? LONG : 0) | (text.length <= REAL_DIGITS ? REAL : 0) | STRING | DYNAMIC;
  }
  return (isNumber || isRealText(text) ? REAL : 0) | STRING | DYNAMIC;
}

/** Whether a real tells the text that it was read from, so that `1.10` and `007` stay what they are. */
function isRealText(text: string): boolean {
  return String(Number(text)) === text.replace(/\.0$/, '') && text !== '-0';
}

function isTime(text: string): boolean {
  if (text.length > MAX_TIME_LENGTH || !DATE_AND_TIME.test(text)) return false;
  // Digits behind the seventh of a second are lost in a datetime.
  return !/\.\d{8}/.test(text) && readTimeText(text, new DayOrderFinder()) !== undefined;
}

/** What is known of the type of one column of one file, over its batches and over every time that the file is read. */
export class Inference {
  private bits = ANY;
  private decided: ScalarType | undefined;
  /** Whether there was anything but objects without members. */
  private filled = false;
  /** Rows were written of which only words for null were known: in a string or dynamic they are values. */
  private wroteNullWords = false;
  /** A value came that the type decided on does not hold: the file has to be read again. */
  widened = false;

  /** @param preferred the type that the column has where it holds every value */
  constructor(private readonly preferred?: ScalarType) {}

  /** Takes the distinct fields of a batch into account. */
  observe(fields: readonly { text: string; kind: Kind }[]): void {
    for (const { text, kind } of fields) {
      this.bits &= possible(text, kind);
      this.filled ||= kind !== NESTED || !NULL_WORD.test(text);
    }
    // Nothing but words for null says nothing.
    if (this.bits !== ANY) this.decide();
    else this.wroteNullWords ||= fields.length > 0;
  }

  /** Takes note that `type`, though every field looked as if it held it, has no value for one of them. */
  exclude(type: ScalarType): void {
    for (const [bit, name] of TYPE_OF) if (name === type) this.bits &= ~bit;
    this.decide();
  }

  private decide(): void {
    const type = this.widest();
    if (this.decided === undefined) this.widened ||= this.wroteNullWords && (type === 'string' || type === 'dynamic');
    else if (this.decided !== type) this.widened = true;
    this.decided = type;
  }

  /** Undefined while no row had a value. */
  get type(): ScalarType | undefined {
    return this.decided;
  }

  private widest(): ScalarType {
    if (!this.filled) return 'dynamic';
    const types = TYPE_OF.flatMap(([bit, type]) => ((this.bits & bit) === 0 ? [] : type));
    return types.find((type) => type === this.preferred) ?? types[0] ?? 'string';
  }
}
