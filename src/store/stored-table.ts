// One table of the database as the engine reads it: a batch a segment, columns read when they are asked for.

import type { ScanFilter, ScanRequest, TableSource } from '../engine/engine.js';
import { Batch } from '../engine/values/batch.js';
import type { Column, ScalarType } from '../engine/values/types.js';
import { keepRange } from '../engine/values/value-range.js';
import { constantVector, missing, type Vector } from '../engine/values/vector.js';
import type { Catalogue, SegmentRecord, Span, StatisticsRecord, StoredColumn, TableRecord } from './catalogue.js';
import { guarded } from './database.js';
import { decodeColumn } from './encoded-column.js';
import { LINE_COLUMN, visible } from './line-column.js';
import { type Evidence, probeOf } from './pruning.js';
import { reachedBy } from './reached-by.js';
import type { TableSearch } from './search/table-search.js';
import type { SegmentCache } from './segment-cache.js';
import { StoreError } from './store-error.js';

/** Rows that came one after the other from one source. */
export interface RowOrigin {
  readonly rows: number;
  readonly sourceId: number;
  /** rows of the source in the table before them */
  readonly firstRow: number;
  /** the line of the source on which each starts, null where it is not known */
  readonly lines: () => Vector;
}

/** Types of whose vectors a range may be known. */
const RANGED: ReadonlySet<ScalarType> = new Set(['long', 'datetime', 'timespan']);

export class StoredTable implements TableSource {
  readonly name: string;
  readonly columns: readonly Column[];
  private idsOfScans: ReadonlySet<number> | null = null;

  constructor(
    private readonly file: string,
    private readonly catalogue: Catalogue,
    private readonly table: TableRecord,
    private readonly cache: SegmentCache,
    /** what the scans of the table look for, where they are known; all of them read no segments but those that the first of them finds */
    private readonly search: TableSearch | null = null,
  ) {
    this.name = table.name;
    this.columns = visible(table.columns).map(({ name, type }) => ({ name, type }));
  }

  /**
   * The segments that may hold matching rows, in the order of ingestion. Columns that the table has not are a
   * `StoreError`; filters of such columns are passed over.
   */
  *scan(request: ScanRequest): Generator<Batch> {
    yield* this.scanUnread(request, new Set());
  }

  /** As `scan`, but passes over the segments whose ids are in `read`; those that it gives are put there. */
  *scanUnread({ columns, filters }: ScanRequest, read: Set<number>): Generator<Batch> {
    const wanted = this.wantedNames(columns);
    const segments = guarded(this.file, () => this.matching(filters));
    for (const segment of segments) {
      if (read.has(segment.id)) continue;
      read.add(segment.id);
      const batch = this.batch(segment, wanted);
      const left = this.search === null ? batch : this.narrowed(this.search, batch, segment, filters);
      if (left !== null) yield left;
    }
  }

  private narrowed(
    search: TableSearch,
    batch: Batch,
    { id }: SegmentRecord,
    filters: readonly ScanFilter[],
  ): Batch | null {
    return search.narrowed(batch, id, filters, (column) => this.cache.searched(this.wanted(column).id, id));
  }

  /** The ids of the segments that a scan gives, in its order. */
  segmentsFor(filters: readonly ScanFilter[]): number[] {
    return guarded(this.file, () => this.matching(filters)).map(({ id }) => id);
  }

  /**
   * The table as if it had these segments only, in their order.
   * @throws StoreError where one is not there any more, once it is scanned
   */
  part(ids: readonly number[]): TableSource {
    return {
      name: this.name,
      columns: this.columns,
      scan: ({ columns }) => {
        const segments = new Map(
          guarded(this.file, () => this.catalogue.segments(this.table.id)).map((segment) => [segment.id, segment]),
        );
        const wanted = this.wantedNames(columns);
        return ids.map((id) => {
          const found = segments.get(id);
          if (found === undefined) throw this.forgotten();
          return this.batch(found, wanted);
        });
      },
      rowCount: () => this.rowCount(),
      newest: (column) => this.newest(column),
      oldest: (column) => this.oldest(column),
    };
  }

  private batch(segment: SegmentRecord, names: ReadonlySet<string>): Batch {
    return new Batch(segment.rows, [], { names, column: (name) => this.read(this.wanted(name), segment) });
  }

  rowCount(): number {
    return guarded(this.file, () => this.catalogue.totals(this.table.id).rows);
  }

  newest(column: string): bigint | null {
    return this.span(column).newest;
  }

  oldest(column: string): bigint | null {
    return this.span(column).oldest;
  }

  reachedBy(column: string, count: number, descending: boolean): bigint | number | null {
    const { id, type } = this.wanted(column);
    // NaN has a place in the order of reals, but is within no bounds.
    if (type === 'real') return null;
    const { catalogue, table, file } = this;
    return guarded(file, () => reachedBy(catalogue.segments(table.id), catalogue.statistics(id), count, descending));
  }

  /** Where the rows of a scan without filters came from: one stretch a segment, in their order. */
  origins(): RowOrigin[] {
    const segments = guarded(this.file, () => this.catalogue.segments(this.table.id));
    const line = this.column(LINE_COLUMN.name);
    return segments.map((segment) => {
      const { rows, sourceId, firstRow } = segment;
      const lines = () =>
        line === undefined ? constantVector(LINE_COLUMN.type, null, rows) : this.read(line, segment);
      return { rows, sourceId, firstRow, lines };
    });
  }

  private wantedNames(names: readonly string[]): ReadonlySet<string> {
    for (const name of names) this.wanted(name);
    return new Set(names);
  }

  private wanted(name: string): StoredColumn {
    const column = this.column(name);
    if (column === undefined) throw new StoreError(`table '${this.name}' has no column '${name}'`);
    return column;
  }

  private column(name: string): StoredColumn | undefined {
    return this.table.columns.find((column) => column.name === name);
  }

  private span(name: string): Span {
    const { id, type } = this.wanted(name);
    if (type !== 'datetime') throw new StoreError(`column '${name}' of table '${this.name}' is ${type}, not datetime`);
    return guarded(this.file, () => this.catalogue.span(id));
  }

  private matching(filters: readonly ScanFilter[]): SegmentRecord[] {
    const conditions = filters.flatMap((filter) => {
      const column = this.column(filter.column);
      return column === undefined ? [] : [this.condition(column, filter)];
    });
    return this.segments().filter((segment) => conditions.every((holds) => holds(segment.id)));
  }

  /** For scans that share a search those that the first of them found, as far as they were not forgotten since. */
  private segments(): readonly SegmentRecord[] {
    const segments = this.catalogue.segments(this.table.id);
    if (this.search === null) return segments;
    const ids = this.idsOfScans ?? new Set(segments.map(({ id }) => id));
    this.idsOfScans = ids;
    return segments.filter(({ id }) => ids.has(id));
  }

  /** Whether rows of a segment can meet the filter. */
  private condition({ id, type }: StoredColumn, filter: ScanFilter): (segmentId: number) => boolean {
    const mayMatch = probeOf(filter, type);
    let bySegment: Map<number, StatisticsRecord> | null = null;
    return (segmentId) => {
      const known = this.search?.mayHold(filter, segmentId) ?? null;
      if (known !== null) return known;
      bySegment ??= new Map(this.catalogue.statistics(id).map((record) => [record.segmentId, record]));
      const record = bySegment.get(segmentId);
      return mayMatch(record === undefined ? undefined : this.evidence(record));
    };
  }

  private evidence({ min, max, termsBlob, valuesBlob }: StatisticsRecord): Evidence {
    const read = (blob: number | null) => (blob === null ? undefined : this.catalogue.blob(blob));
    return { min, max, terms: () => read(termsBlob), values: () => read(valuesBlob) };
  }

  private read({ id, name, type }: StoredColumn, segment: SegmentRecord): Vector {
    return guarded(this.file, () => {
      const vector = this.cache.column(id, segment.id, () => {
        const data = this.catalogue.columnData(id, segment.id);
        const place = `${this.file}: column '${name}' of '${this.name}'`;
        if (data === undefined) return undefined;
        const decoded = decodeColumn(data, type, segment.rows, place);
        this.tellRange(decoded.vector, id, segment.id);
        return decoded;
      });
      if (vector !== undefined) return vector;
      if (this.catalogue.hasSegment(segment.id)) return constantVector(type, missing(type), segment.rows);
      throw this.forgotten();
    });
  }

  /** A vector of times or whole numbers without nulls is told between what its values lie, since conditions may need no more. */
  private tellRange(vector: Vector, columnId: number, segmentId: number): void {
    if (vector.encoding !== 'flat' || !RANGED.has(vector.type)) return;
    const { nulls = 0, min = null, max = null } = this.catalogue.statisticsOf(columnId, segmentId) ?? {};
    if (nulls > 0 || typeof min !== 'bigint' || typeof max !== 'bigint') return;
    keepRange(vector, { least: min, greatest: max });
  }

  private forgotten(): StoreError {
    return new StoreError(`${this.file}: rows of '${this.name}' were forgotten during the query; run it again`);
  }
}
