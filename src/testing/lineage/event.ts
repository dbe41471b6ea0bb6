// A raw event: which row of which file it was, and what it says.

import type { Database } from '../../database/database.js';
import { columnAt, type ShownValue } from '../../engine/trace/condition.js';
import type { Batch } from '../../engine/values/batch.js';
import { valueAt } from '../../engine/values/vector.js';

export interface RawEvent {
  readonly table: string;
  /** its number among the rows of the table, from 0, in the order of ingestion */
  readonly row: number;
  /** the file or other source that it was taken in from */
  readonly source: string;
  /** its number among the rows of the table that came from the source, from 1 */
  readonly sourceRow: number;
  /** the line of the source on which it starts, from 1; null where it is not known */
  readonly line: number | null;
  /** ISO; null where it has none */
  readonly time: string | null;
  readonly values: readonly ShownValue[];
}

const TIME_COLUMNS = ['TimeGenerated', 'Timestamp'];

/** Reads events of one table. */
export class EventReader {
  private readonly origins;
  private readonly names: ReadonlyMap<number, string>;
  private readonly time: string | undefined;

  /**
   * @param batch all rows of the table
   * @param columns those whose values are shown
   */
  constructor(
    database: Database,
    private readonly table: string,
    private readonly batch: Batch,
    private readonly columns: readonly string[],
  ) {
    this.origins = database.store.table(table)?.origins() ?? [];
    this.names = new Map(database.sources().map(({ id, name }) => [id, name]));
    this.time = TIME_COLUMNS.find((name) => batch.has(name));
  }

  event(row: number): RawEvent {
    const { batch, table, time } = this;
    const shown = time === undefined ? null : columnAt(time, batch, row).value;
    const values = this.columns.filter((name) => !TIME_COLUMNS.includes(name) && batch.has(name));
    return {
      table,
      row,
      ...this.placeOf(row),
      time: typeof shown === 'string' ? shown : null,
      values: values.map((name) => columnAt(name, batch, row)),
    };
  }

  private placeOf(row: number): Pick<RawEvent, 'source' | 'sourceRow' | 'line'> {
    let first = 0;
    for (const { rows, sourceId, firstRow, lines } of this.origins) {
      const at = row - first;
      if (at < rows) {
        const line = valueAt(lines(), at);
        const source = this.names.get(sourceId) ?? '';
        return { source, sourceRow: firstRow + at + 1, line: typeof line === 'number' ? line : null };
      }
      first += rows;
    }
    return { source: '', sourceRow: row + 1, line: null };
  }
}
