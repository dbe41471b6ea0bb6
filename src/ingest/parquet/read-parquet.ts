// The rows of a Parquet file.

import type { SchemaTree } from 'hyparquet';
import type { ScalarType } from '../../engine/values/types.js';
import { ComposedRow } from '../bytes/composed-row.js';
import { type Kind, NESTED } from '../bytes/row.js';
import { IngestError } from '../ingest-error.js';
import type { Blob } from '../inputs/blob.js';
import type { Reading } from '../reading.js';
import { parseSchema } from '../schema-file.js';
import { leafOf } from './leaf.js';
import { Losses } from './losses.js';
import { isNested, jsonWriter } from './nested.js';
import { ParquetFile, type Slice } from './parquet-file.js';

/** Under this key, files that kqlocal has written name the KQL types of their columns: JSON, as in a schema file. */
const COLUMNS_KEY = 'kqlocal.columns';

interface Column {
  readonly name: string;
  readonly type: ScalarType;
  readonly kind: Kind;
  text(value: unknown): string | Uint8Array;
}

/** @param blob the content of the file that is read; the reading's window is passed over, a row group at a time */
export async function readParquet(reading: Reading, blob: Blob): Promise<void> {
  const losses = new Losses();
  const file = await damageRefused(reading, () => ParquetFile.open(blob));
  const types = typesOf(file);
  const columns = await damageRefused(reading, async () => file.columns.map((node) => columnOf(node, losses)));
  if (columns.length === 0) throw reading.refuse('the file has no columns');
  for (const { name, type } of columns) reading.fields.add({ name, type: types.get(name) ?? type });
  const row = new ComposedRow(reading.fields);
  const slices = file.slices();
  for (;;) {
    const { done, value: slice } = await damageRefused(reading, () => slices.next());
    if (done === true) break;
    appendRows(reading, row, columns, slice);
    await reading.window.skipTo(slice.end);
  }
  for (const note of losses.notes()) reading.note(note);
}

function typesOf(file: ParquetFile): Map<string, ScalarType> {
  const noted = file.note(COLUMNS_KEY);
  return new Map(noted === undefined ? [] : parseSchema(noted).map(({ name, type }) => [name, type]));
}

function columnOf(node: SchemaTree, losses: Losses): Column {
  const { name } = node.element;
  if (isNested(node)) return { name, type: 'dynamic', kind: NESTED, text: jsonWriter(node, name, losses) };
  return { name, ...leafOf(node.element, name, losses) };
}

function appendRows(reading: Reading, row: ComposedRow, columns: readonly Column[], slice: Slice): void {
  const { firstRow, rows } = slice;
  for (let at = 0; at < rows; at++) {
    row.begin(firstRow + at + 1);
    for (const [field, { kind, text }] of columns.entries()) {
      const value: unknown = slice.columns[field]?.[at];
      if (value === null || value === undefined) {
        row.addNull(field);
        continue;
      }
      const written = text(value);
      if (typeof written === 'string') row.addText(field, kind, written);
      else row.addBytes(field, kind, written);
    }
    reading.append(row);
  }
}

/** Runs what decodes the file: whatever goes wrong in it, but for the file system, is wrong with the file. */
async function damageRefused<T>(reading: Reading, decode: () => Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof IngestError || !(error instanceof Error) || 'syscall' in error) throw error;
    throw reading.refuse(`the Parquet file is damaged, cut off or of a kind that cannot be read: ${error.message}`);
  }
}
