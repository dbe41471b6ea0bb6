// What the database holds, read from its ordinary tables: tables and their columns, segments, statistics, sources,
// rejected rows. Blobs are read one at a time, when they are asked for.

import { type Column, isScalarType } from '../engine/values/types.js';
import type { Connection } from './database.js';
import { StoreError } from './store-error.js';

export interface StoredColumn extends Column {
  readonly id: number;
}

export interface TableRecord {
  readonly id: number;
  readonly name: string;
  /** In the order in which they were added. */
  readonly columns: readonly StoredColumn[];
}

export interface SegmentRecord {
  readonly id: number;
  readonly rows: number;
  readonly sourceId: number;
  /** rows of the source in the table before the segment */
  readonly firstRow: number;
}

/** The statistics of one column in one segment; the filters are blobs, by id. */
export interface StatisticsRecord {
  readonly segmentId: number;
  readonly nulls: number;
  readonly min: bigint | number | null;
  readonly max: bigint | number | null;
  readonly termsBlob: number | null;
  readonly valuesBlob: number | null;
}

export interface Totals {
  readonly rows: number;
  /** of all blobs */
  readonly bytes: number;
}

export interface Span {
  readonly oldest: bigint | null;
  readonly newest: bigint | null;
}

/** Where rows came from. */
export interface SourceRecord {
  readonly id: number;
  readonly name: string;
  readonly path: string | null;
  readonly format: string;
  /** The SHA-256 of the content; null for what was no file. */
  readonly hash: string | null;
  readonly bytes: number | null;
  /** ticks */
  readonly ingestedAt: bigint;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  /** Rows that could not be taken in. */
  readonly rejected: number;
  /** Rows that were taken in without some of their values, as far as they were kept. */
  readonly incomplete: number;
  /** Rows that were left out because they were there already. */
  readonly duplicates: number;
  /** The first line of delimited text, where it names the columns. */
  readonly header: string | null;
  /** The source whose content is the beginning of this one's: only what follows it is of this source. */
  readonly continues: number | null;
}

/** A row as it stood in its source, which could not be taken in, or not with all of its values. */
export interface RejectedRow {
  readonly sourceId: number;
  /** null where it was not known */
  readonly table: string | null;
  /** counts from 1 */
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
  /** Whether the row is in its table, without the values that the reason names. */
  readonly taken: boolean;
}

/** Which rejected rows are asked for; all where nothing is named. */
export interface RejectFilter {
  readonly sourceId?: number;
  readonly table?: string;
  readonly taken?: boolean;
}

interface ColumnRow {
  readonly tableId: number;
  readonly table: string;
  readonly id: number | null;
  readonly name: string;
  readonly type: string;
}

type SourceRow = Omit<SourceRecord, 'tables' | 'ingestedAt'> & { readonly ingestedAt: string };

type RejectRow = Omit<RejectedRow, 'taken'> & { readonly id: number; readonly taken: number };

/** No source has it. */
const NO_SOURCE = 0;

export class Catalogue {
  private readonly statements: ReturnType<typeof prepareStatements>;
  /** While a source is being written: the tables as they were before it, and the source, of which nothing is shown. */
  private before: readonly TableRecord[] | null = null;
  private hiddenSource = NO_SOURCE;

  constructor(connection: Connection) {
    this.statements = prepareStatements(connection);
  }

  /** Shows the database as it is now until `show`; of what `sourceId` adds meanwhile nothing is seen. */
  hide(sourceId: number, before: readonly TableRecord[]): void {
    this.before = before;
    this.hiddenSource = sourceId;
  }

  show(): void {
    this.before = null;
    this.hiddenSource = NO_SOURCE;
  }

  /** By name. */
  tables(): readonly TableRecord[] {
    return this.before ?? tablesOf(this.statements.tables.all());
  }

  table(name: string): TableRecord | undefined {
    if (this.before !== null) return this.before.find((table) => table.name === name);
    return tablesOf(this.statements.table.all(name))[0];
  }

  /** In the order of ingestion. */
  segments(tableId: number): SegmentRecord[] {
    return this.statements.segments.all(tableId, this.hiddenSource);
  }

  hasSegment(segmentId: number): boolean {
    return this.statements.segment.get(segmentId) !== undefined;
  }

  totals(tableId: number): Totals {
    return this.statements.totals.get(tableId, this.hiddenSource) ?? { rows: 0, bytes: 0 };
  }

  /** Of the segments that have a value of the column. */
  statistics(columnId: number): StatisticsRecord[] {
    return this.statements.statistics.all(columnId).map(({ segmentId, nulls, termsBlob, valuesBlob, min, max }) => ({
      segmentId: Number(segmentId),
      nulls: Number(nulls),
      min,
      max,
      termsBlob: termsBlob === null ? null : Number(termsBlob),
      valuesBlob: valuesBlob === null ? null : Number(valuesBlob),
    }));
  }

  /** The same of one segment. */
  statisticsOf(columnId: number, segmentId: number): Pick<StatisticsRecord, 'nulls' | 'min' | 'max'> | undefined {
    const found = this.statements.statisticsOf.get(columnId, segmentId);
    return found === undefined ? undefined : { ...found, nulls: Number(found.nulls) };
  }

  /** The least and the greatest value of a column of whole numbers or times. */
  span(columnId: number): Span {
    return this.statements.span.get(columnId, this.hiddenSource) ?? { oldest: null, newest: null };
  }

  /** The encoded column of a segment; undefined where the segment has no value of it. */
  columnData(columnId: number, segmentId: number): Uint8Array | undefined {
    return this.statements.columnData.get(columnId, segmentId);
  }

  blob(id: number): Uint8Array | undefined {
    return this.statements.blob.get(id);
  }

  /** In the order of ingestion. */
  sources(): SourceRecord[] {
    return this.statements.sources.all(this.hiddenSource).map((row) => this.sourceOf(row));
  }

  /** The first source with this content. */
  sourceByHash(hash: string): SourceRecord | undefined {
    const row = this.statements.sourceByHash.get(hash, this.hiddenSource);
    return row === undefined ? undefined : this.sourceOf(row);
  }

  source(id: number): SourceRecord | undefined {
    const row = this.statements.source.get(id, this.hiddenSource);
    return row === undefined ? undefined : this.sourceOf(row);
  }

  private sourceOf(row: SourceRow): SourceRecord {
    return { ...row, ingestedAt: BigInt(row.ingestedAt), tables: this.statements.sourceTables.all(row.id) };
  }

  /** The rejected row that follows the one with id `after`; rows are large and read one by one. */
  nextReject(after: number, filter: RejectFilter): ({ readonly id: number } & RejectedRow) | undefined {
    const { sourceId = null, table = null, taken } = filter;
    const { hiddenSource: hidden } = this;
    const row = this.statements.nextReject.get({ after, sourceId, table, taken: bit(taken), hidden });
    return row === undefined ? undefined : { ...row, taken: row.taken === 1 };
  }
}

function bit(value: boolean | undefined): number | null {
  return value === undefined ? null : Number(value);
}

function tablesOf(rows: readonly ColumnRow[]): TableRecord[] {
  const byName = new Map<string, { id: number; name: string; columns: StoredColumn[] }>();
  for (const row of rows) {
    let table = byName.get(row.table);
    if (table === undefined) {
      table = { id: row.tableId, name: row.table, columns: [] };
      byName.set(row.table, table);
    }
    if (row.id === null) continue;
    if (!isScalarType(row.type)) throw new StoreError(`table '${row.table}' has a column of type '${row.type}'`);
    table.columns.push({ id: row.id, name: row.name, type: row.type });
  }
  return [...byName.values()];
}

const COLUMNS = `
  SELECT t.id AS tableId, t.name AS "table", c.id, c.name, c.type
  FROM tables t LEFT JOIN columns c ON c.table_id = t.id`;

const SOURCE_FIELDS = `
  id, name, path, format, hash, bytes, CAST(ingested_at AS TEXT) AS ingestedAt, header, continues, duplicates,
  (SELECT count(*) FROM rejects WHERE source_id = sources.id AND taken = 0) AS rejected,
  (SELECT count(*) FROM rejects WHERE source_id = sources.id AND taken = 1) AS incomplete`;

interface RejectQuery {
  readonly after: number;
  readonly hidden: number;
  readonly sourceId: number | null;
  readonly table: string | null;
  readonly taken: number | null;
}

function prepareStatements(connection: Connection) {
  return {
    tables: connection.prepare<[], ColumnRow>(`${COLUMNS} ORDER BY t.name, c.id`),
    table: connection.prepare<[string], ColumnRow>(`${COLUMNS} WHERE t.name = ? ORDER BY c.id`),
    segments: connection.prepare<[number, number], SegmentRecord>(
      `SELECT id, rows, source_id AS sourceId, first_row AS firstRow
      FROM segments WHERE table_id = ? AND source_id <> ? ORDER BY id`,
    ),
    segment: connection.prepare<[number], { id: number }>('SELECT id FROM segments WHERE id = ?'),
    totals: connection.prepare<[number, number], Totals>(`
      SELECT coalesce(sum(rows), 0) AS rows, coalesce(sum(bytes), 0) AS bytes
      FROM segments WHERE table_id = ? AND source_id <> ?`),
    statistics: connection
      .prepare<[number], { [Field in keyof StatisticsRecord]: bigint | number | null }>(`
        SELECT segment_id AS segmentId, nulls, min, max, terms_blob AS termsBlob, values_blob AS valuesBlob
        FROM segment_columns WHERE column_id = ?`)
      .safeIntegers(),
    statisticsOf: connection
      .prepare<[number, number], { nulls: bigint; min: bigint | number | null; max: bigint | number | null }>(
        'SELECT nulls, min, max FROM segment_columns WHERE column_id = ? AND segment_id = ?',
      )
      .safeIntegers(),
    span: connection
      .prepare<[number, number], Span>(`
        SELECT min(c.min) AS oldest, max(c.max) AS newest
        FROM segment_columns c JOIN segments s ON s.id = c.segment_id
        WHERE c.column_id = ? AND s.source_id <> ?`)
      .safeIntegers(),
    columnData: connection
      .prepare<[number, number], Uint8Array>(`
        SELECT b.data FROM segment_columns c JOIN blobs b ON b.id = c.data_blob
        WHERE c.column_id = ? AND c.segment_id = ?`)
      .pluck(),
    blob: connection.prepare<[number], Uint8Array>('SELECT data FROM blobs WHERE id = ?').pluck(),
    sources: connection.prepare<[number], SourceRow>(`SELECT ${SOURCE_FIELDS} FROM sources WHERE id <> ? ORDER BY id`),
    sourceByHash: connection.prepare<[string, number], SourceRow>(
      `SELECT ${SOURCE_FIELDS} FROM sources WHERE hash = ? AND id <> ? ORDER BY id LIMIT 1`,
    ),
    source: connection.prepare<[number, number], SourceRow>(
      `SELECT ${SOURCE_FIELDS} FROM sources WHERE id = ? AND id <> ?`,
    ),
    sourceTables: connection.prepare<[number], { name: string; rows: number }>(`
      SELECT t.name, sum(s.rows) AS rows FROM segments s JOIN tables t ON t.id = s.table_id
      WHERE s.source_id = ? GROUP BY t.id ORDER BY t.name`),
    nextReject: connection.prepare<[RejectQuery], RejectRow>(`
      SELECT id, source_id AS sourceId, table_name AS "table", line, reason, raw, taken FROM rejects
      WHERE id > $after AND source_id <> $hidden AND ($sourceId IS NULL OR source_id = $sourceId)
        AND ($table IS NULL OR table_name = $table) AND ($taken IS NULL OR taken = $taken)
      ORDER BY id LIMIT 1`),
  };
}
