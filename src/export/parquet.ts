// Apache Parquet. KQL types that Parquet has not are text: timespans, and decimals, which have no fixed scale. A dynamic
// is JSON. The types of KQL stand in the file's own key `kqlocal.columns`, so that ingest gives them back.
// https://parquet.apache.org/docs/file-format/

import type { SchemaElement } from 'hyparquet';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Batch } from '../engine/values/batch.js';
import { readerOf } from '../engine/values/vector.js';
import type { ExportedTable, FileFormat } from './format.js';
import type { Notes } from './notes.js';
import { type ParquetColumn, parquetColumn } from './parquet-column.js';
import { TimeRange } from './parquet-times.js';

/** Rows of a row group, and the most text that one has but for its last few rows. */
const GROUP_ROWS = 65_536;
const GROUP_TEXT = 64 << 20;
/** Rows that are put into a group before its size is looked at. */
const STEP = 4096;

export const parquet: FileFormat = {
  kind: 'file',
  name: 'parquet',
  title: 'Apache Parquet',
  endings: ['parquet'],

  async write(table, path, notes) {
    const times = new Map<string, TimeRange>();
    for (const { name, type } of table.columns) if (type === 'datetime') times.set(name, new TimeRange());
    for (;;) {
      const rows = writeOnce(table, path, times, notes);
      if (rows === undefined) continue;
      for (const [name, { unit }] of times) {
        if (unit === 'text')
          notes.add(name, 'times are text: no unit of Parquet has both their range and their 100 ns');
      }
      return rows;
    }
  },
};

/**
 * Writes the file with times in the units that `times` has found so far. Undefined where a time turns up that its unit
 * does not hold: all rows are looked at then, and the file has to be written again.
 */
function writeOnce(
  { columns, batches }: ExportedTable,
  path: string,
  times: ReadonlyMap<string, TimeRange>,
  notes: Notes,
): number | undefined {
  const units = [...times.values()].map(({ unit }) => unit);
  const isRight = () => [...times.values()].every(({ unit }, i) => unit === units[i]);
  const file = new ParquetRows(
    path,
    columns.map((column) => parquetColumn(column, times.get(column.name)?.unit, notes)),
    JSON.stringify(columns),
  );
  let rows = 0;
  for (const batch of batches()) {
    for (const [name, range] of times) range.look(batch.column(name));
    if (!isRight()) continue;
    file.append(batch);
    rows += batch.length;
  }
  if (!isRight()) return undefined;
  file.finish();
  return rows;
}

/** Puts batches together to row groups. */
class ParquetRows {
  private readonly writer: ParquetWriter;
  private values: unknown[][];
  private rows = 0;
  private text = 0;

  constructor(
    path: string,
    private readonly columns: readonly ParquetColumn[],
    kqlColumns: string,
  ) {
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: [this.root, ...columns.map(({ element }) => element)],
      kvMetadata: [{ key: 'kqlocal.columns', value: kqlColumns }],
      createdBy: 'kqlocal',
    });
    this.values = columns.map(() => []);
  }

  append(batch: Batch): void {
    for (let start = 0; start < batch.length; start += STEP) {
      const part = batch.slice(start, Math.min(start + STEP, batch.length));
      for (const [i, column] of this.columns.entries()) this.appendColumn(column, part, this.values[i] as unknown[]);
      this.rows += part.length;
      if (this.rows >= GROUP_ROWS || this.text >= GROUP_TEXT) this.flush();
    }
  }

  private appendColumn({ element, value }: ParquetColumn, batch: Batch, values: unknown[]): void {
    const read = readerOf(batch.column(element.name));
    for (let row = 0; row < batch.length; row++) {
      const kql = read(row);
      const stored = kql === null ? null : value(kql);
      if (typeof stored === 'string') this.text += stored.length;
      values.push(stored);
    }
  }

  private flush(): void {
    const { columns, values, rows } = this;
    if (rows === 0) return;
    const columnData = columns.map(({ element: { name }, statistics, encoding }, i) => ({
      name,
      data: values[i] as unknown[],
      statistics,
      ...(encoding === undefined ? {} : { encoding }),
    }));
    this.writer.write({ columnData, rowGroupSize: rows });
    this.values = columns.map(() => []);
    this.rows = 0;
    this.text = 0;
  }

  private get root(): SchemaElement {
    return { name: 'kqlocal', num_children: this.columns.length };
  }

  finish(): void {
    this.flush();
    this.writer.schema = [
      this.root,
      ...this.columns.map(({ element, converted }) =>
        converted === undefined ? element : { ...element, converted_type: converted },
      ),
    ];
    this.writer.finish();
  }
}
