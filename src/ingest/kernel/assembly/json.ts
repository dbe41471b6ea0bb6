// Finds the objects of JSON lines and their members, as `bytes/json-scanner.ts` does. It stops before what needs more thought:
// a line that is no object or goes on behind it, a member that was not met before or comes twice, an escape that is half a pair.

import { Block, LITERAL, listOf, NESTED, NULL, STRING } from './block';
import { copy, equals } from './bytes';
import { createDictionary, Dictionary, findCode, putValue } from './dictionary';
import { allocate } from './memory';

const QUOTE: u8 = 0x22;
const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const OPEN_ARRAY: u8 = 0x5b;
const BACKSLASH: u8 = 0x5c;
const OPEN_OBJECT: u8 = 0x7b;
const CLOSE_OBJECT: u8 = 0x7d;
const SPACE: u8 = 0x20;
const LF: u8 = 10;
const CR: u8 = 13;
const TAB: u8 = 9;
const MINUS: u8 = 0x2d;
const PLUS: u8 = 0x2b;
const POINT: u8 = 0x2e;
const ZERO: u8 = 0x30;
const LETTER_E: u8 = 0x65;
const LETTER_U: u8 = 0x75;

/** `null`, `true` and `fals` as they lie in memory. */
const NULL_WORD: u32 = 0x6c6c756e;
const TRUE_WORD: u32 = 0x65757274;
const FALS_WORD: u32 = 0x736c6166;

/** Objects and arrays within one another; deeper ones are for others to refuse. */
const MAX_DEPTH: u32 = 1000;
const closers = memory.data(1000);

/** Names of members that there may be. */
const MOST_NAMES: u32 = 1024;

/** The names of members, by number of the field plus one. */
let names: Dictionary = changetype<Dictionary>(0);

/**
 * What stood between the value of a field and the next value the last time, all of `,"Name":`: objects of one file nearly always
 * have their members in one order, written in one way. Nothing is known where `length` is 0.
 */
@unmanaged
class Gap {
  length: u32;
  /** The field of the value behind it, plus one. */
  field: u32;
  // Its bytes are behind.
}

const GAP_BITS: u32 = 8;
const MOST_OF_GAP: u32 = (1 << GAP_BITS) - offsetof<Gap>() - 16;

/** By field plus one, and first what begins an object. */
let gaps: usize = 0;

function gapBehind(field: u32): Gap {
  return changetype<Gap>(gaps + (field << GAP_BITS));
}

function textOf(gap: Gap): usize {
  return changetype<usize>(gap) + offsetof<Gap>();
}

/** Forgets all names. */
export function openNames(): void {
  names = createDictionary();
  gaps = allocate((MOST_NAMES + 1) << GAP_BITS);
  memory.fill(gaps, 0, (MOST_NAMES + 1) << GAP_BITS);
}

/** Gives the next field its name; false where there is room for no more. */
export function addName(at: usize, length: u32): bool {
  return names.size < MOST_NAMES && putValue(names, at, length, 0) === names.size;
}

// The string read last.
let start: usize = 0;
let end: usize = 0;
/** Where the next decoded string goes. */
let room: usize = 0;
/** The end of what may be read; there is always something behind it, so that bytes at it are no end of a value. */
let limit: usize = 0;

/** Fills a block with the objects of the lines from `at` to `stop`, as `readRecords` does. Blank lines are passed over. */
export function readObjects(block: Block, at: usize, stop: usize, decoded: usize, line: u32, most: u32): void {
  const rows = min(most, block.capacity);
  room = decoded;
  limit = stop;
  for (let field: u32 = 0; field < block.fields; field++) listOf(block, field).count = 0;
  let row: u32 = 0;
  for (; row < rows; row++) {
    let first = skipBlanks(at);
    while (first < limit && load<u8>(first) === LF) {
      line++;
      at = first + 1;
      first = skipBlanks(at);
    }
    const close = readObject(block, row, first);
    const next = skipBlanks(close);
    if (close === 0 || next >= limit || load<u8>(next) !== LF) {
      forget(block, row);
      break;
    }
    store<u32>(block.starts + (row << 2), <u32>first);
    store<u32>(block.ends + (row << 2), <u32>next);
    store<u32>(block.lines + (row << 2), line);
    line++;
    at = next + 1;
  }
  block.rows = row;
  block.next = at;
  block.line = line;
}

/** Takes the members of a row back. */
function forget(block: Block, row: u32): void {
  for (let field: u32 = 0; field < block.fields; field++) {
    const list = listOf(block, field);
    if (list.count > 0 && load<u32>(list.rows + ((list.count - 1) << 2)) === row) list.count--;
  }
}

function skipBlanks(at: usize): usize {
  while (at < limit) {
    const byte = load<u8>(at);
    if (byte !== SPACE && byte !== TAB && byte !== CR) break;
    at++;
  }
  return at;
}

/** The place behind the object at `at`, or 0. All functions that follow give 0 where they stop. */
function readObject(block: Block, row: u32, at: usize): usize {
  let previous: u32 = 0;
  while (true) {
    const gap = gapBehind(previous);
    const length = gap.length;
    let field = gap.field;
    if (length !== 0 && at + length < limit && equals(textOf(gap), at, length)) at += length;
    else {
      field = readGap(previous, at);
      if (field === END) return next;
      at = next;
    }
    if (field === 0 || field > block.fields) return 0;
    at = readMember(block, row, field - 1, at);
    if (at === 0) return 0;
    previous = field;
  }
}

/** Stands for the end of an object. */
const END: u32 = u32.MAX_VALUE;

/** What `readGap` found behind the gap: a value, or what follows the object. */
let next: usize = 0;

/** Reads from the end of a value, or the beginning of an object, to the next value; gives the field, plus one, that it is of, or `END`. */
function readGap(previous: u32, start: usize): u32 {
  let at = start;
  if (previous === 0) {
    if (at >= limit || load<u8>(at) !== OPEN_OBJECT) return 0;
    at = skipBlanks(at + 1);
  } else {
    at = skipBlanks(at);
    if (at >= limit) return 0;
    const byte = load<u8>(at);
    if (byte === COMMA) at = skipBlanks(at + 1);
    else if (byte !== CLOSE_OBJECT) return 0;
    else {
      next = at + 1;
      return END;
    }
  }
  if (at >= limit) return 0;
  if (previous === 0 && load<u8>(at) === CLOSE_OBJECT) {
    next = at + 1;
    return END;
  }
  if (load<u8>(at) !== QUOTE) return 0;
  const close = stopOfString(at + 1);
  if (close >= limit || load<u8>(close) !== QUOTE) return 0;
  const field = findCode(names, at + 1, <u32>(close - at) - 1, 0);
  at = skipBlanks(close + 1);
  if (field === 0 || at >= limit || load<u8>(at) !== COLON) return 0;
  next = skipBlanks(at + 1);
  learnGap(gapBehind(previous), field, start, <u32>(next - start));
  return field;
}

function learnGap(gap: Gap, field: u32, at: usize, length: u32): void {
  gap.field = field;
  gap.length = length <= MOST_OF_GAP ? length : 0;
  copy(textOf(gap), at, gap.length);
}

/** The value at `at` goes to the list of its field. */
function readMember(block: Block, row: u32, field: u32, at: usize): usize {
  if (at >= limit) return 0;
  const byte = load<u8>(at);
  let kind = LITERAL;
  let behind: usize;
  start = at;
  if (byte === QUOTE) {
    kind = STRING;
    behind = readString(at);
  } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
    kind = NESTED;
    behind = skipNested(at);
    start = at;
    end = behind;
  } else {
    if (load<u32>(at) === NULL_WORD) kind = NULL;
    behind = skipLiteral(at);
    end = behind;
  }
  if (behind === 0 || behind >= limit) return 0;
  const list = listOf(block, field);
  const count = list.count;
  if (count > 0 && load<u32>(list.rows + ((count - 1) << 2)) === row) return 0;
  store<u32>(list.rows + (count << 2), row);
  store<u32>(list.starts + (count << 2), <u32>start);
  store<u32>(list.ends + (count << 2), <u32>end);
  store<u8>(list.kinds + count, kind);
  list.count = count + 1;
  return behind;
}

/** The first quote, backslash or control character from `at` on. */
function stopOfString(at: usize): usize {
  const quotes = i8x16.splat(QUOTE);
  const backslashes = i8x16.splat(BACKSLASH);
  const spaces = i8x16.splat(SPACE);
  for (; at < limit; at += 16) {
    const bytes = v128.load(at);
    const stops = v128.or(i8x16.eq(bytes, quotes), v128.or(i8x16.eq(bytes, backslashes), i8x16.lt_u(bytes, spaces)));
    const mask = i8x16.bitmask(stops);
    if (mask !== 0) return at + ctz(mask);
  }
  return limit;
}

/** The string at `at`; its text, decoded, is `start` to `end`. */
function readString(at: usize): usize {
  start = at + 1;
  at = stopOfString(start);
  if (at >= limit) return 0;
  const byte = load<u8>(at);
  if (byte === QUOTE) {
    end = at;
    return at + 1;
  }
  return byte === BACKSLASH ? decode(at) : 0;
}

/** The rest of a string that has its first backslash at `at`: its text is put together. */
function decode(at: usize): usize {
  let from = start;
  start = room;
  let to = room;
  while (true) {
    const length = <u32>(at - from);
    copy(to, from, length);
    to += length;
    if (load<u8>(at) === QUOTE) {
      end = to;
      room = to;
      return at + 1;
    }
    const letter = load<u8>(at, 1);
    if (letter === LETTER_U) {
      const unit = unitAt(at);
      if (unit < 0) return 0;
      from = at + 6;
      if (unit >= 0xd800 && unit <= 0xdfff) {
        const low =
          unit <= 0xdbff && load<u8>(from) === BACKSLASH && load<u8>(from, 1) === LETTER_U ? unitAt(from) : -1;
        if (low < 0xdc00 || low > 0xdfff) return 0;
        from += 6;
        to = write(to, 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
      } else to = write(to, unit);
    } else {
      const character = characterOf(letter);
      if (character === 0) return 0;
      store<u8>(to++, character);
      from = at + 2;
    }
    at = stopOfString(from);
    if (at >= limit || load<u8>(at) < SPACE) return 0;
  }
}

/** What stands for the letter behind a backslash, or 0. */
function characterOf(letter: u8): u8 {
  switch (letter) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
      return letter;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x6e:
      return LF;
    case 0x72:
      return CR;
    case 0x74:
      return TAB;
    default:
      return 0;
  }
}

/** The UTF-16 unit that the six bytes at `at` stand for, or -1. */
function unitAt(at: usize): i32 {
  let unit: i32 = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const byte = load<u8>(i);
    const digit = byte - ZERO;
    const letter = (byte | 0x20) - 0x61;
    if (digit > 9 && letter > 5) return -1;
    unit = (unit << 4) + (digit <= 9 ? digit : letter + 10);
  }
  return unit;
}

/** Puts a character to `to` as UTF-8; the place behind it. */
function write(to: usize, character: i32): usize {
  if (character < 0x80) {
    store<u8>(to, <u8>character);
    return to + 1;
  }
  if (character < 0x800) {
    store<u8>(to, <u8>(0xc0 | (character >> 6)));
    store<u8>(to, <u8>(0x80 | (character & 0x3f)), 1);
    return to + 2;
  }
  if (character < 0x10000) {
    store<u8>(to, <u8>(0xe0 | (character >> 12)));
    store<u8>(to, <u8>(0x80 | ((character >> 6) & 0x3f)), 1);
    store<u8>(to, <u8>(0x80 | (character & 0x3f)), 2);
    return to + 3;
  }
  store<u8>(to, <u8>(0xf0 | (character >> 18)));
  store<u8>(to, <u8>(0x80 | ((character >> 12) & 0x3f)), 1);
  store<u8>(to, <u8>(0x80 | ((character >> 6) & 0x3f)), 2);
  store<u8>(to, <u8>(0x80 | (character & 0x3f)), 3);
  return to + 4;
}

/** The place behind the number or word at `at`. */
function skipLiteral(at: usize): usize {
  const word = load<u32>(at);
  if (word === NULL_WORD || word === TRUE_WORD) return at + 4;
  if (word === FALS_WORD && load<u8>(at, 4) === LETTER_E) return at + 5;
  const first = load<u8>(at) === MINUS ? at + 1 : at;
  let next = skipDigits(first);
  if (next === first || (next > first + 1 && load<u8>(first) === ZERO)) return 0;
  if (load<u8>(next) === POINT) {
    const digits = next + 1;
    next = skipDigits(digits);
    if (next === digits) return 0;
  }
  if ((load<u8>(next) | 0x20) === LETTER_E) {
    const sign = load<u8>(next, 1);
    const digits = next + (sign === PLUS || sign === MINUS ? 2 : 1);
    next = skipDigits(digits);
    if (next === digits) return 0;
  }
  return next;
}

function skipDigits(at: usize): usize {
  while (at < limit && load<u8>(at) - ZERO <= 9) at++;
  return at;
}

/** The place behind the object or array at `at`, whose insides are checked. */
function skipNested(at: usize): usize {
  let depth: u32 = 0;
  while (true) {
    // A value is here.
    if (at >= limit) return 0;
    const byte = load<u8>(at);
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (depth === MAX_DEPTH) return 0;
      store<u8>(closers + depth++, byte + 2);
      at = skipBlanks(at + 1);
      if (at >= limit) return 0;
      if (load<u8>(at) !== byte + 2) {
        if (byte === OPEN_OBJECT) at = skipName(at);
        if (at === 0) return 0;
        continue;
      }
    } else {
      at = byte === QUOTE ? skipString(at) : skipLiteral(at);
      if (at === 0) return 0;
    }
    // Behind a value: what ends here is closed, up to the comma before the next.
    while (true) {
      at = skipBlanks(at);
      if (at >= limit) return 0;
      const closer = load<u8>(closers + depth - 1);
      if (load<u8>(at) === COMMA) {
        at = skipBlanks(at + 1);
        if (closer === CLOSE_OBJECT) at = skipName(at);
        if (at === 0) return 0;
        break;
      }
      if (load<u8>(at) !== closer) return 0;
      at++;
      if (--depth === 0) return at;
    }
  }
}

/** The place of the value behind the name and the colon at `at`. */
function skipName(at: usize): usize {
  if (at >= limit || load<u8>(at) !== QUOTE) return 0;
  at = skipString(at);
  if (at === 0) return 0;
  at = skipBlanks(at);
  return at < limit && load<u8>(at) === COLON ? skipBlanks(at + 1) : 0;
}

/** The place behind the string at `at`. */
function skipString(at: usize): usize {
  at = stopOfString(at + 1);
  while (at < limit) {
    const byte = load<u8>(at);
    if (byte === QUOTE) return at + 1;
    if (byte !== BACKSLASH) return 0;
    const letter = load<u8>(at, 1);
    if (letter === LETTER_U ? unitAt(at) < 0 : characterOf(letter) === 0) return 0;
    at = stopOfString(at + (letter === LETTER_U ? 6 : 2));
  }
  return 0;
}
