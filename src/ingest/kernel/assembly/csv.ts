// Finds the records of delimited text, as `bytes/csv-record.ts` does. It stops before what needs more thought: a record that
// has not the usual number of fields, is cut off or broken, or may be the header again.

import { Block, listOf } from './block';
import { copy, equals } from './bytes';

const CR: u8 = 13;
/** The first byte of a byte order mark. */
const MARK: u8 = 0xef;

/** The dialect; `escaper`, the byte that takes their meaning from quotes, is the quote where there is no other. */
let delimiter: u8 = 0;
let quote: u8 = 0;
let newline: u8 = 0;
let escaper: u8 = 0;

/** The name of the first column, where the file has a header. */
let header: usize = 0;
let headerLength: u32 = 0;
let hasHeader = false;

export function setDialect(delimiterByte: u32, quoteByte: u32, newlineByte: u32, escapeByte: u32): void {
  delimiter = <u8>delimiterByte;
  quote = <u8>quoteByte;
  newline = <u8>newlineByte;
  escaper = <u8>escapeByte;
}

/** @param at 0 where there is no header */
export function setHeader(at: usize, length: u32): void {
  header = at;
  headerLength = length;
  hasHeader = at !== 0;
}

// The field read last: its text, and the byte that ends it.
let fieldStart: usize = 0;
let fieldEnd: usize = 0;
let stop: usize = 0;
/** Line breaks in the record so far. */
let breaks: u32 = 0;
/** Where the next decoded field goes. */
let room: usize = 0;

/**
 * Fills a block with the records from `at` to `end`, with no more than `most`, whose lines are counted from `line`. Fields
 * that have to be decoded go to `decoded` and on, where there is as much room.
 */
export function readRecords(block: Block, at: usize, end: usize, decoded: usize, line: u32, most: u32): void {
  const limit = min(most, block.capacity);
  room = decoded;
  let row: u32 = 0;
  while (row < limit && readRecord(block, row, at, end)) {
    store<u32>(block.starts + (row << 2), <u32>at);
    store<u32>(block.ends + (row << 2), <u32>stop);
    store<u32>(block.lines + (row << 2), line);
    at = stop + (load<u8>(stop) === CR && newline !== CR ? 2 : 1);
    line += breaks + 1;
    row++;
  }
  block.rows = row;
  block.next = at;
  block.line = line;
  for (let field: u32 = 0; field < block.fields; field++) listOf(block, field).count = row;
}

/** Whether the record at `at` is whole and has a field for each list; further ones may be empty. */
function readRecord(block: Block, row: u32, at: usize, end: usize): bool {
  const width = block.fields;
  const shift = row << 2;
  let count: u32 = 0;
  breaks = 0;
  while (true) {
    if (at >= end || !(load<u8>(at) === quote ? quoted(at + 1, end) : unquoted(at, end))) return false;
    if (count < width) {
      const list = listOf(block, count);
      store<u32>(list.starts + shift, <u32>fieldStart);
      store<u32>(list.ends + shift, <u32>fieldEnd);
      if (count === 0 && isHeader()) return false;
    } else if (fieldStart !== fieldEnd) return false;
    count++;
    if (load<u8>(stop) !== delimiter) return count >= width;
    at = stop + 1;
  }
}

/** Whether the field may be the first of a header. */
function isHeader(): bool {
  if (!hasHeader) return false;
  const length = <u32>(fieldEnd - fieldStart);
  return (length === headerLength && equals(fieldStart, header, length)) || load<u8>(fieldStart) === MARK;
}

/** Reads the field at `at`; false where its end is not before `end`. */
function unquoted(at: usize, end: usize): bool {
  fieldStart = at;
  while (true) {
    at = stopOfText(at, end);
    // The byte behind a CR counts too.
    if (at + 1 >= end) return false;
    if (load<u8>(at) !== CR || isBreak(at)) {
      fieldEnd = at;
      stop = at;
      return true;
    }
    at++;
  }
}

/** The first delimiter, line break or CR from `at` on. */
function stopOfText(at: usize, end: usize): usize {
  const delimiters = i8x16.splat(delimiter);
  const newlines = i8x16.splat(newline);
  const returns = i8x16.splat(CR);
  for (; at < end; at += 16) {
    const bytes = v128.load(at);
    const stops = v128.or(i8x16.eq(bytes, delimiters), v128.or(i8x16.eq(bytes, newlines), i8x16.eq(bytes, returns)));
    const mask = i8x16.bitmask(stops);
    if (mask !== 0) return at + ctz(mask);
  }
  return end;
}

/** Whether the CR at `at` is a line break, or begins one. */
function isBreak(at: usize): bool {
  return newline === CR || load<u8>(at, 1) === 10;
}

/** As `unquoted`, for a field whose opening quote is before `at`; false also where something else follows the field. */
function quoted(at: usize, end: usize): bool {
  fieldStart = at;
  at = stopOfQuoted(at, end);
  if (at + 2 >= end) return false;
  const byte = load<u8>(at);
  if (byte === quote && load<u8>(at, 1) !== quote) {
    fieldEnd = at;
  } else {
    at = decode(at, end);
    if (at === 0) return false;
  }
  stop = at + 1;
  const behind = load<u8>(stop);
  return behind === delimiter || behind === newline || (behind === CR && isBreak(stop));
}

/** The first quote or escaper from `at` on; line breaks before it are counted. */
function stopOfQuoted(at: usize, end: usize): usize {
  const quotes = i8x16.splat(quote);
  const escapes = i8x16.splat(escaper);
  const newlines = i8x16.splat(newline);
  for (; at < end; at += 16) {
    const bytes = v128.load(at);
    const mask = i8x16.bitmask(v128.or(i8x16.eq(bytes, quotes), i8x16.eq(bytes, escapes)));
    const lines = i8x16.bitmask(i8x16.eq(bytes, newlines));
    if (mask !== 0) {
      const place = ctz(mask);
      if (lines !== 0) breaks += popcnt(lines & ((1 << place) - 1));
      return at + place;
    }
    breaks += popcnt(lines);
  }
  return end;
}

/** Puts the text of a field together that has a doubled or escaped quote at `at`; gives the place of its closing quote, or 0. */
function decode(at: usize, end: usize): usize {
  let from = fieldStart;
  fieldStart = room;
  let to = room;
  while (true) {
    // What is before the mark, and the byte that it is about.
    const length = <u32>(at - from);
    copy(to, from, length);
    to += length;
    const byte = load<u8>(at);
    const next = load<u8>(at, 1);
    if (byte === quote && next !== quote) {
      fieldEnd = to;
      room = to;
      return at;
    }
    // An escaper before anything else stands for itself.
    const isMark = byte === quote || next === quote || next === escaper;
    store<u8>(to++, isMark ? next : byte);
    from = isMark ? at + 2 : at + 1;
    at = stopOfQuoted(from, end);
    if (at + 2 >= end) return 0;
  }
}
