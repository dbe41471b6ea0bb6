// One reading of one file: what a format takes bytes from and gives rows to.

import type { Batch } from '../engine/values/batch.js';
import type { Column } from '../engine/values/types.js';
import type { Form } from '../schemas/known.js';
import type { Row } from './bytes/row.js';
import type { Window } from './bytes/window.js';
import { IngestError } from './ingest-error.js';
import type { FileReport, RejectReport } from './report.js';
import { Fields } from './tables/fields.js';
import type { FileFacts } from './tables/file-facts.js';
import { TableBuilder, type TableContext } from './tables/table-builder.js';
import { canonicalName, findTableName, isTableName, type TableName } from './tables/table-name.js';
import { tableSchema } from './tables/table-schema.js';
import type { Zone } from './times/zones.js';

/** What the caller says of a file. */
export interface FileOptions {
  /** All rows belong to this table. */
  readonly table: string | undefined;
  /** The columns of the table, in the order in which a file without a header has them. */
  readonly schema: readonly Column[] | undefined;
  /** The product whose form of a table is meant. */
  readonly form: Form | undefined;
  /** The zone of times that name none. */
  readonly zone: Zone | undefined;
  /** Whether the first line is a header; undefined where the file has to tell. */
  readonly header: boolean | undefined;
}

/** Where rows go. */
export interface RowSink {
  /** The tables that there are. */
  readonly tables: readonly string[];
  columns(table: string): readonly Column[] | undefined;
  /** @returns how many of the rows are new */
  write(table: string, columns: readonly Column[], batch: Batch): number;
  /** Keeps a row as it stands in the file. */
  keep(row: { table: string | null; line: number; reason: string; raw: string }): void;
}

/** Tables that the rows of one file may name. */
const MAX_TABLES = 1000;
const REPORTED_REJECTS = 10;
/** Longer rows are cut. */
const MAX_RAW = 16 << 20;

export class Reading {
  readonly fields = new Fields();
  /** `0,5` is a half. */
  decimalComma = false;
  /** `{}` stands for null. */
  emptyObjectIsNull = false;
  /** The place in the file up to which its rows are in the database already. */
  resumeAt: number | undefined;
  rows = 0;
  rejected = 0;
  readonly rejects: RejectReport[] = [];
  readonly notes: string[] = [];
  private readonly builders = new Map<string, TableBuilder>();
  private readonly byRecordName = new Map<string, TableBuilder>();
  private readonly byTypeName = new Map<string, TableBuilder | undefined>();
  private fallback: TableBuilder | undefined;
  private readonly context: TableContext;

  constructor(
    private readonly file: { readonly name: string; readonly path: string | null },
    readonly window: Window,
    readonly options: FileOptions,
    readonly facts: FileFacts,
    private readonly sink: RowSink,
  ) {
    const reading = this;
    this.context = {
      facts,
      zone: options.zone,
      fields: this.fields,
      get decimalComma() {
        return reading.decimalComma;
      },
      get emptyObjectIsNull() {
        return reading.emptyObjectIsNull;
      },
      write: (table, columns, batch) => sink.write(table, columns, batch),
      keep: (table, row, reason) => this.keep(table, row.line, reason, row.raw()),
    };
  }

  /**
   * Takes a row.
   * @param table the name of its table, where the format tells it
   */
  append(row: Row, table?: string): void {
    const builder =
      table === undefined || this.options.table !== undefined ? this.route(row) : this.byRecord(row, table);
    builder.append(row);
    this.rows++;
  }

  /** A row that cannot be read. */
  reject(line: number, reason: string, raw: string): void {
    this.rejected++;
    if (this.rejects.length < REPORTED_REJECTS) this.rejects.push({ line, reason });
    this.keep(this.options.table ?? null, line, reason, raw);
  }

  private keep(table: string | null, line: number, reason: string, raw: string): void {
    const cut = raw.length > MAX_RAW;
    this.sink.keep({ table, line, reason: cut ? `${reason} (cut)` : reason, raw: cut ? raw.slice(0, MAX_RAW) : raw });
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  refuse(reason: string, line?: number): IngestError {
    return new IngestError(reason, this.file.name, line);
  }

  /** The table that a row belongs to: the caller's word counts first, then the row's own, then what fits the file. */
  private route(row: Row): TableBuilder {
    if (this.options.table === undefined) {
      const column = this.routingColumn(row);
      const builder = column < 0 ? undefined : this.byType(row, column);
      if (builder !== undefined) return builder;
    }
    this.fallback ??= this.namedByFile(this.namesIn(row));
    return this.fallback;
  }

  private routingFields: { known: number; ids: number[] } = { known: 0, ids: [] };

  /** The index in the row of the field that says its table, or -1. */
  private routingColumn(row: Row): number {
    const { fields, routingFields } = this;
    for (; routingFields.known < fields.size; routingFields.known++) {
      const { name } = fields.info(routingFields.known);
      if (name === '$table' || name === 'Type') routingFields.ids.push(routingFields.known);
    }
    for (const id of routingFields.ids) {
      const index = id < row.count && row.fields[id] === id ? id : row.indexOf(id);
      if (index >= 0) return index;
    }
    return -1;
  }

  private byRecord(row: Row, table: string): TableBuilder {
    let builder = this.byRecordName.get(table);
    if (builder === undefined) {
      builder = this.named({ name: canonicalName(table), namedBy: 'its records', guessed: false }, this.namesIn(row));
      this.byRecordName.set(table, builder);
    }
    return builder;
  }

  private byType(row: Row, index: number): TableBuilder | undefined {
    const name = row.text(index);
    if (this.byTypeName.has(name)) return this.byTypeName.get(name);
    const column = this.fields.info(row.fields[index] as number).name;
    const isTable = column === '$table' ? name !== '' : isTableName(name);
    const naming = { name: canonicalName(name), namedBy: `its column ${column}`, guessed: false };
    const builder = isTable
      ? this.named(column === '$table' ? { ...naming, column } : naming, this.namesIn(row))
      : undefined;
    // A column that is called Type by chance may hold any number of texts.
    if (this.byTypeName.size < 10_000) this.byTypeName.set(name, builder);
    return builder;
  }

  private namesIn(row: Row): string[] {
    return Array.from(row.fields.subarray(0, row.count), (field) => this.fields.info(field).name);
  }

  private namedByFile(header: readonly string[]): TableBuilder {
    const { table } = this.options;
    if (table === undefined) return this.named(findTableName(this.file, header, this.sink.tables), header);
    return this.named({ name: this.stored(table), namedBy: 'the caller', guessed: false }, header);
  }

  /** The table's name as it is spelled in the database, or by its product. */
  private stored(name: string): string {
    return this.sink.tables.find((table) => table.toLowerCase() === name.toLowerCase()) ?? canonicalName(name);
  }

  private named(naming: TableName, header: readonly string[]): TableBuilder {
    let builder = this.builders.get(naming.name);
    if (builder === undefined) {
      if (this.builders.size === MAX_TABLES) throw this.refuse(`its rows name more than ${MAX_TABLES} tables`);
      const schema = tableSchema(naming.name, {
        stored: this.sink.columns(naming.name),
        given: this.options.schema,
        form: this.options.form,
        header,
      });
      builder = new TableBuilder(schema, naming, this.context);
      this.builders.set(naming.name, builder);
    }
    return builder;
  }

  /** The end of the file. A file without rows makes its table all the same. */
  finish(): void {
    if (this.builders.size === 0 && this.rejected === 0) this.namedByFile(this.fields.names());
    if (this.rows === 0 && this.rejected === 0) this.note('there are no rows');
    for (const builder of this.builders.values()) builder.finish(this.builders.size === 1);
    if (this.facts.dayOrder.isGuess) {
      this.note('dates such as 3/4/2026 were read month first; say --day-first where the day comes first');
    }
    for (const builder of this.builders.values()) for (const note of builder.notes()) this.note(note);
  }

  report(): Pick<FileReport, 'rows' | 'tables' | 'rejected' | 'rejects' | 'notes'> {
    const tables = [...this.builders.values()].map((builder) => builder.report());
    const { rejected, rejects, notes } = this;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { rows, tables, rejected, rejects, notes };
  }
}
