// Finds rows that the database, or the file itself, has already: exports of overlapping time spans have events twice.
// Of each row 16 bytes are kept, and of the stored segments only those are read whose time span the file touches.

import type { Batch } from '../../engine/values/batch.js';
import type { Store } from '../../store/store.js';
import { type EventKey, eventKey, keyReader } from './event-key.js';
import { KeySet } from './key-set.js';
import { spanOf } from './time-span.js';

type StoredTable = NonNullable<ReturnType<Store['table']>>;

/** What is known of the rows of one table. */
interface KnownRows {
  readonly key: EventKey;
  readonly keys: KeySet;
  /** The ids of the segments of the database whose keys are among `keys`. */
  readonly segments: Set<number>;
}

export class Duplicates {
  private readonly tables = new Map<string, KnownRows>();

  /**
   * @param stored the table as it was before the file
   * @param columns those that tell events apart, where the caller names them
   */
  constructor(
    private readonly stored: (table: string) => StoredTable | undefined,
    private readonly columns: readonly string[] | undefined,
  ) {}

  /** The rows of a batch that are new, undefined where all are; all of its rows count as known from now on. */
  newRows(table: string, batch: Batch): Uint32Array | undefined {
    if (batch.length === 0) return undefined;
    const known = this.known(table);
    const stored = this.stored(table);
    if (stored !== undefined) addStored(stored, batch, known);
    const keyOf = keyReader(batch, known.key);
    const rows: number[] = [];
    for (let row = 0; row < batch.length; row++) if (known.keys.add(keyOf(row))) rows.push(row);
    return rows.length === batch.length ? undefined : Uint32Array.from(rows);
  }

  private known(table: string): KnownRows {
    let known = this.tables.get(table);
    if (known === undefined) {
      known = { key: eventKey(table, this.columns), keys: new KeySet(), segments: new Set() };
      this.tables.set(table, known);
    }
    return known;
  }
}

/** Adds the keys of those stored rows that may be events of the batch. */
function addStored(table: StoredTable, batch: Batch, { key, keys, segments }: KnownRows): void {
  const columns = table.columns.map(({ name }) => name);
  for (const filters of timeFilters(table, batch, key)) {
    for (const stored of table.scanUnread({ columns, filters }, segments)) {
      const keyOf = keyReader(stored, key);
      for (let row = 0; row < stored.length; row++) keys.add(keyOf(row));
    }
  }
}

/**
 * The scans that find the stored rows whose time is one of the batch's: by each of the columns of which a row's time may
 * be, or all rows, where rows of the batch have no time or their key has none.
 */
function timeFilters(table: StoredTable, batch: Batch, { parts }: EventKey) {
  const isTime = (name: string) => table.columns.some((column) => column.name === name && column.type === 'datetime');
  const times = parts.find((part) => part.some(isTime))?.filter(isTime) ?? [];
  const [name] = times.filter((time) => batch.has(time));
  if (name === undefined) return [[]];
  const { oldest: from, newest: to, missing } = spanOf(batch.column(name));
  return missing ? [[]] : times.map((column) => [{ kind: 'range', column, from, to } as const]);
}
