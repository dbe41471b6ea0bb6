// Writes the ordinary tables of the database. Each method is one or a few statements; transactions are the caller's.

import type { Column } from '../engine/values/types.js';
import type { RejectedRow, StoredColumn, TableRecord } from './catalogue.js';
import type { Connection } from './database.js';
import type { EncodedColumn } from './encoded-column.js';
import { StoreError } from './store-error.js';

/** What is known of a source before it is read. */
export interface SourceInfo {
  readonly name: string;
  readonly path: string | null;
  readonly format: string;
  /** ticks; default the present */
  readonly ingestedAt?: bigint;
  /** The source whose content is the beginning of this one's and is passed over. */
  readonly continues?: number;
}

/** What is known of a source after it was read. */
export interface SourceContent {
  /** SHA-256; null for what is no file */
  readonly hash: string | null;
  readonly bytes: number | null;
  /** The line that names the columns of delimited text. */
  readonly header?: string;
  /** Rows that were left out because they were there already. */
  readonly duplicates?: number;
}

export interface NewSegment {
  readonly tableId: number;
  readonly sourceId: number;
  /** rows of the source in the table before the segment */
  readonly firstRow: number;
  readonly rows: number;
}

type NewSource = Required<Omit<SourceInfo, 'continues'>> & Pick<SourceInfo, 'continues'>;

export class CatalogueWriter {
  private readonly statements: ReturnType<typeof prepareStatements>;

  constructor(connection: Connection) {
    this.statements = prepareStatements(connection);
  }

  /**
   * The table with these columns besides those that it has: `existing` itself where nothing is new.
   * @throws StoreError where a column has another type already, or a name is no name
   */
  define(name: string, existing: TableRecord | undefined, columns: readonly Column[]): TableRecord {
    checkName('table', name);
    const types = new Map(existing?.columns.map((column) => [column.name, column.type]));
    const added: Column[] = [];
    for (const column of columns) {
      const type = types.get(column.name);
      if (type === undefined) added.push(column);
      else if (type !== column.type) {
        throw new StoreError(`column '${column.name}' of table '${name}' is ${type} and cannot take ${column.type}`);
      }
      types.set(column.name, column.type);
    }
    for (const column of added) checkName(`column of table '${name}'`, column.name);
    if (existing !== undefined && added.length === 0) return existing;
    const id = existing?.id ?? this.insert(this.statements.table.run(name));
    return { id, name, columns: [...(existing?.columns ?? []), ...added.map((column) => this.addColumn(id, column))] };
  }

  private addColumn(tableId: number, { name, type }: Column): StoredColumn {
    return { id: this.insert(this.statements.column.run(tableId, name, type)), name, type };
  }

  /** The id of the new source. */
  addSource({ name, path, format, ingestedAt, continues }: NewSource): number {
    const from = path && unicode(path);
    return this.insert(this.statements.source.run(unicode(name), from, format, ingestedAt, continues ?? null));
  }

  setContent(sourceId: number, { hash, bytes, header, duplicates = 0 }: SourceContent): void {
    this.statements.content.run(hash, bytes, header === undefined ? null : unicode(header), duplicates, sourceId);
  }

  /** Columns with the same bytes, such as the two names of an event's time, share a blob. */
  addSegment(segment: NewSegment, columns: ReadonlyMap<number, EncodedColumn>): void {
    const { tableId, sourceId, firstRow, rows } = segment;
    const blobs = new Map<Uint8Array, number>();
    let bytes = 0;
    for (const { blob, statistics } of columns.values()) {
      bytes += (statistics.terms?.length ?? 0) + (statistics.values?.length ?? 0);
      if (sameAs(blob, blobs.keys()) !== undefined) continue;
      bytes += blob.length;
      blobs.set(blob, this.addBlob(blob));
    }
    const segmentId = this.insert(this.statements.segment.run(tableId, sourceId, firstRow, rows, bytes));
    for (const [columnId, { blob, statistics }] of columns) {
      const { nulls, distinct, min, max, terms, values } = statistics;
      this.statements.segmentColumn.run(
        columnId,
        segmentId,
        nulls,
        distinct,
        min,
        max,
        // There is one for each column.
        blobs.get(sameAs(blob, blobs.keys()) ?? blob) as number,
        terms === null ? null : this.addBlob(terms),
        values === null ? null : this.addBlob(values),
      );
    }
  }

  private addBlob(data: Uint8Array): number {
    return this.insert(this.statements.blob.run(data));
  }

  addReject({ sourceId, table, line, reason, raw, taken }: RejectedRow): void {
    this.statements.reject.run(sourceId, table && unicode(table), line, unicode(reason), unicode(raw), Number(taken));
  }

  /** Says the table of those rejected rows of a source of which it is not known. */
  nameRejects(sourceId: number, table: string): void {
    this.statements.rejectTable.run(table, sourceId);
  }

  /** Takes out a source and all that came from it; tables and their columns stay. */
  removeSource(sourceId: number): void {
    for (const statement of this.statements.removals) statement.run(sourceId);
  }

  private insert(result: { readonly lastInsertRowid: number | bigint }): number {
    return Number(result.lastInsertRowid);
  }
}

/** The one of the arrays that has the same bytes. */
function sameAs(bytes: Uint8Array, others: Iterable<Uint8Array>): Uint8Array | undefined {
  for (const other of others) if (other.length === bytes.length && Buffer.compare(other, bytes) === 0) return other;
  return undefined;
}

/** Half surrogate pairs, for which UTF-8 has no form. */
const NO_UNICODE = /\p{Surrogate}/gu;

function unicode(text: string): string {
  return text.replace(NO_UNICODE, '\ufffd');
}

function checkName(what: string, name: string): void {
  if (name === '') throw new StoreError(`a ${what} needs a name`);
  if (unicode(name) !== name) throw new StoreError(`'${name}' is no name for a ${what}: it is not valid Unicode`);
}

type Ordered = bigint | number | null;

function prepareStatements(connection: Connection) {
  const ofSource = 'segment_id IN (SELECT id FROM segments WHERE source_id = ?)';
  return {
    table: connection.prepare<[string]>('INSERT INTO tables (name) VALUES (?)'),
    column: connection.prepare<[number, string, string]>('INSERT INTO columns (table_id, name, type) VALUES (?, ?, ?)'),
    source: connection.prepare<[string, string | null, string, bigint, number | null]>(
      'INSERT INTO sources (name, path, format, ingested_at, continues) VALUES (?, ?, ?, ?, ?)',
    ),
    content: connection.prepare<[string | null, number | null, string | null, number, number]>(
      'UPDATE sources SET hash = ?, bytes = ?, header = ?, duplicates = ? WHERE id = ?',
    ),
    segment: connection.prepare<[number, number, number, number, number]>(
      'INSERT INTO segments (table_id, source_id, first_row, rows, bytes) VALUES (?, ?, ?, ?, ?)',
    ),
    segmentColumn: connection.prepare<
      [number, number, number, number, Ordered, Ordered, number, number | null, number | null]
    >('INSERT INTO segment_columns VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    blob: connection.prepare<[Uint8Array]>('INSERT INTO blobs (data) VALUES (?)'),
    reject: connection.prepare<[number, string | null, number, string, string, number]>(
      'INSERT INTO rejects (source_id, table_name, line, reason, raw, taken) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    rejectTable: connection.prepare<[string, number]>(
      'UPDATE rejects SET table_name = ? WHERE source_id = ? AND table_name IS NULL',
    ),
    removals: [
      ...['data_blob', 'terms_blob', 'values_blob'].map((blob) => {
        return `DELETE FROM blobs WHERE id IN (SELECT ${blob} FROM segment_columns WHERE ${ofSource})`;
      }),
      `DELETE FROM segment_columns WHERE ${ofSource}`,
      'DELETE FROM segments WHERE source_id = ?',
      'DELETE FROM rejects WHERE source_id = ?',
      'DELETE FROM sources WHERE id = ?',
    ].map((sql) => connection.prepare<[number]>(sql)),
  };
}
