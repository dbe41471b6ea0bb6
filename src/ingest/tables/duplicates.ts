// Finds rows that the database, or the file itself, has already: exports of overlapping time spans have events twice.

import type { Batch } from '../../engine/values/batch.js';
import { textOf } from '../../engine/values/text.js';
import { readerOf } from '../../engine/values/vector.js';
import type { Store } from '../../store/store.js';
import { KeySet } from './key-set.js';
import { spanOf } from './time-span.js';

/** Names of the time of an event, of which a row's key has the first that the table has. */
const TIMES = ['Timestamp', 'TimeGenerated'];
/** What, with the time, tells an event from all others, where a table has it: some of these columns, the first not empty. */
const IDENTIFIERS = [['ReportId', 'DeviceName'], ['_ItemId'], ['NetworkMessageId', 'RecipientEmailAddress', 'Url']];

const SEPARATOR = '\u0000';

type RowKey = (row: number) => string;

export class Duplicates {
  /** By table: the keys of the rows of this file. */
  private readonly seen = new Map<string, KeySet>();

  /** @param stored the table as it was before the file */
  constructor(private readonly stored: (table: string) => ReturnType<Store['table']>) {}

  /** The rows of a batch that are new; all of its rows count as seen from now on. */
  newRows(table: string, batch: Batch): Batch {
    const columns = keyColumns(batch);
    const known = this.storedKeys(table, columns, batch);
    const seen = this.seen.get(table) ?? new KeySet();
    this.seen.set(table, seen);
    const keyOf = rowKey(batch, columns);
    const rows: number[] = [];
    for (let row = 0; row < batch.length; row++) {
      const key = keyOf(row);
      if (seen.add(key) && !known.has(key)) rows.push(row);
    }
    return rows.length === batch.length ? batch : batch.select(Uint32Array.from(rows));
  }

  /** The keys of the rows of the database from the time span of a batch. */
  private storedKeys(table: string, columns: KeyColumns, batch: Batch): KeySet {
    const keys = new KeySet();
    const source = this.stored(table);
    if (source === undefined) return keys;
    const names = source.columns.map(({ name }) => name).filter((name) => columns.all.includes(name));
    for (const stored of source.scan({ columns: names, filters: timeRange(columns.time, batch) })) {
      const keyOf = rowKey(stored, columns);
      for (let row = 0; row < stored.length; row++) keys.add(keyOf(row));
    }
    return keys;
  }
}

/** None where rows without a time have to be looked for too. */
function timeRange(column: string | undefined, batch: Batch) {
  if (column === undefined) return [];
  const { oldest: from, newest: to, missing } = spanOf(batch.column(column));
  return missing ? [] : [{ kind: 'range', column, from, to } as const];
}

interface KeyColumns {
  readonly all: readonly string[];
  readonly time: string | undefined;
  readonly identifier: readonly string[];
}

function keyColumns(batch: Batch): KeyColumns {
  const time = TIMES.find((name) => batch.has(name) && batch.column(name).type === 'datetime');
  const identifier = IDENTIFIERS.find(([first = '']) => batch.has(first))?.filter((name) => batch.has(name)) ?? [];
  return { all: [...batch.names].sort(), time, identifier };
}

/** The text that tells a row from others: time and identifier, or all columns where it has no identifier. */
function rowKey(batch: Batch, { all, time, identifier }: KeyColumns): RowKey {
  const texts = new Map<string, RowKey>();
  const text = (name: string): RowKey => {
    const known = texts.get(name);
    if (known !== undefined) return known;
    if (!batch.has(name)) return () => '';
    const vector = batch.column(name);
    const [read, print] = [readerOf(vector), textOf(vector.type)];
    const made = (row: number) => {
      const value = read(row);
      return value === null ? '' : print(value);
    };
    texts.set(name, made);
    return made;
  };
  const short = [...(time === undefined ? [] : [time]), ...identifier].map(text);
  const first = identifier[0] === undefined ? undefined : text(identifier[0]);
  const join = (parts: readonly RowKey[], row: number) => parts.map((part) => part(row)).join(SEPARATOR);
  return (row) => {
    if (first !== undefined && first(row) !== '') return join(short, row);
    return `${SEPARATOR}${join(all.map(text), row)}`;
  };
}
