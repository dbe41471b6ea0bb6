// Finds out how a delimited file is written: its delimiter, its line break, whether its first line names the columns.

import { COMMA_SEPARATED, CsvRecords, type Dialect, NO_ESCAPE } from '../bytes/csv-record.js';
import { Row } from '../bytes/row.js';
import { DayOrderFinder } from '../times/day-order.js';
import { readTimeText } from '../times/time-text.js';
import { csvHead } from './csv-preamble.js';
import type { Head } from './format.js';

const LF = 10;
const CR = 13;
const QUOTE = 34;
const BACKSLASH = 92;
const DELIMITERS = [',', '\t', ';', '|'].map((delimiter) => delimiter.charCodeAt(0));

/** Records that are looked at. */
const SAMPLE_RECORDS = 50;
const SAMPLE_BYTES = 1 << 18;

/** @param delimiter where the file says it */
export function sniffDialect(head: Head, delimiter?: number): Dialect {
  const sample = head.bytes.subarray(0, SAMPLE_BYTES);
  const newline = sample.includes(LF) || !sample.includes(CR) ? LF : CR;
  let best: Dialect = { ...COMMA_SEPARATED, newline, ...(delimiter === undefined ? {} : { delimiter }) };
  let bestScore = 0;
  for (const candidate of delimiter === undefined ? DELIMITERS : [delimiter]) {
    const dialect = { delimiter: candidate, quote: QUOTE, newline, escape: NO_ESCAPE };
    const score = regularity(firstRecords(head, dialect));
    if (score > bestScore) [best, bestScore] = [dialect, score];
  }
  // Only where quotes make no sense by RFC 4180: a path may end in a backslash.
  const escaped = { ...best, escape: BACKSLASH };
  return firstRecords(head, escaped).length > firstRecords(head, best).length ? escaped : best;
}

/** The fields of the first records, up to one that is cut off or broken. */
export function firstRecords(head: Head, dialect: Dialect): string[][] {
  const length = Math.min(head.bytes.length, SAMPLE_BYTES);
  const bytes = Buffer.concat([head.bytes.subarray(0, length)], 2 * length);
  const records = new CsvRecords(dialect);
  const row = new Row();
  const found: string[][] = [];
  for (let at = 0; at < length && found.length < SAMPLE_RECORDS; ) {
    at = records.read(row, bytes, at, length, head.complete && length === head.bytes.length);
    if (at < 0) break;
    found.push(Array.from({ length: row.count }, (_, i) => row.text(i)));
  }
  return found;
}

/** How much the records look as if the delimiter were the right one: fields of the first one, where all have as many. */
function regularity(records: readonly (readonly string[])[]): number {
  const [first] = records;
  if (first === undefined || first.length === 1) return 0;
  const filled = records.filter((record) => record.length > 1 || record[0] !== '');
  const alike = filled.filter((record) => record.length === first.length).length;
  return first.length * (alike / filled.length) ** 2;
}

/** Whether a file is a table for certain: most of its records have as many fields, and more than one. */
export function isTabular(head: Head): boolean {
  const { body, delimiter } = csvHead(head);
  const records = firstRecords(body, sniffDialect(body, delimiter));
  const width = records[0]?.length ?? 0;
  return width > 1 && records.filter((record) => record.length === width).length > records.length * 0.8;
}

const NOT_A_NAME =
  /^(?:[+-]?[\d.]+(?:[eE][+-]?\d+)?|true|false|null|[[{].*|[0-9a-f]{8}-[0-9a-f-]{27}|\d{1,3}(?:\.\d{1,3}){3})$/is;

/** Whether a record has values in it, so that it cannot be a header. */
export function hasValues(record: readonly string[]): boolean {
  return record.some(
    (field) => NOT_A_NAME.test(field.trim()) || readTimeText(field, new DayOrderFinder()) !== undefined,
  );
}
