// What tells an event from all others, so that two exports of it can be told to be one.

import type { Batch } from '../../engine/values/batch.js';
import { textOf } from '../../engine/values/text.js';
import { readerOf } from '../../engine/values/vector.js';

/** A part of a key: the first of these columns that has a value in a row. */
type KeyPart = readonly string[];

export interface EventKey {
  readonly parts: readonly KeyPart[];
  /** Whether a row needs a value in every part, or in one of them; all columns of other rows are their key. */
  readonly needs: 'every' | 'some';
}

const TIME: KeyPart = ['Timestamp', 'TimeGenerated'];

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-deviceevents-table, under ReportId */
const DEVICE: EventKey = { parts: [TIME, ['ReportId'], ['DeviceName', 'DeviceId']], needs: 'every' };

/** https://learn.microsoft.com/azure/azure-monitor/logs/log-standard-columns, under _ItemId */
const ITEM: EventKey = { parts: [TIME, ['_ItemId']], needs: 'every' };

/** One report of a device is several rows of these: one an adapter, one a certificate. */
const SEVERAL_A_REPORT: ReadonlySet<string> = new Set(['DeviceNetworkInfo', 'DeviceFileCertificateInfo']);

/** @param columns those that the caller names, whatever the table */
export function eventKey(table: string, columns: readonly string[] | undefined): EventKey {
  if (columns !== undefined) return { parts: columns.map((column) => [column]), needs: 'some' };
  return /^Device[A-Z]/.test(table) && !SEVERAL_A_REPORT.has(table) ? DEVICE : ITEM;
}

/** A key of a row as text: equal for two rows where they are one event. What the other rows of the batch have plays no part. */
export function keyReader(batch: Batch, { parts, needs }: EventKey): (row: number) => string {
  const readers = parts.map((part) => {
    return part.filter((name) => batch.has(name)).map((name) => textReader(batch, name));
  });
  let wholeRow: TextReader | undefined;
  return (row) => {
    const texts = readers.map((alternatives) => firstText(alternatives, row));
    const has = (text: string) => text !== '';
    if (needs === 'every' ? texts.every(has) : texts.some(has)) return texts.map(measured).join('');
    // Few tables need it, and it takes all columns of the batch.
    wholeRow ??= wholeRowReader(batch);
    return wholeRow(row);
  };
}

/** Columns without a value are left out, so that it does not matter whether the batch has them. */
function wholeRowReader(batch: Batch): TextReader {
  const columns = [...batch.names].sort().map((name) => ({ name: measured(name), read: textReader(batch, name) }));
  return (row) => {
    let key = 'row ';
    for (const { name, read } of columns) {
      const text = read(row);
      if (text !== '') key += name + measured(text);
    }
    return key;
  };
}

/** `""` where the row has no value. */
type TextReader = (row: number) => string;

function textReader(batch: Batch, name: string): TextReader {
  const vector = batch.column(name);
  const [read, print] = [readerOf(vector), textOf(vector.type)];
  const text = (row: number) => {
    const value = read(row);
    return value === null ? '' : print(value);
  };
  // Reports without a number have 0.
  return name === 'ReportId' ? (row) => (text(row) === '0' ? '' : text(row)) : text;
}

function firstText(readers: readonly TextReader[], row: number): string {
  for (const read of readers) {
    const text = read(row);
    if (text !== '') return text;
  }
  return '';
}

/** Texts behind one another stay apart by their lengths. */
function measured(text: string): string {
  return `${text.length}:${text}`;
}
