// Which table a row of a file goes to: the caller's word counts first, then what the row says itself, then what fits the
// file as a whole.

import type { Column } from '../../engine/values/types.js';
import type { Form } from '../../schemas/known.js';
import type { Row } from '../bytes/row.js';
import { IngestError } from '../ingest-error.js';
import type { RowBlock } from '../kernel/row-block.js';
import { BATCH_ROWS, TableBuilder, type TableContext } from './table-builder.js';
import { canonicalName, findTableName, isTableName, type TableName } from './table-name.js';
import { tableSchema } from './table-schema.js';

export interface RoutedFile {
  readonly name: string;
  /** From which a table's name may be read. */
  readonly path: string | null;
}

export interface RoutingOptions {
  /** All rows belong to this table. */
  readonly table: string | undefined;
  /** The columns of the table, in the order in which a file without a header has them. */
  readonly schema: readonly Column[] | undefined;
  /** The product whose form of a table is meant. */
  readonly form: Form | undefined;
}

/** The tables of the database. */
export interface StoredTables {
  readonly tables: readonly string[];
  columns(table: string): readonly Column[] | undefined;
}

/** Tables that the rows of one file may name. */
const MAX_TABLES = 1000;
/** Values of a column Type that are remembered: it may hold any number of texts, where it has the name by chance. */
const MAX_REMEMBERED = 10_000;

/** Memory of the rows that wait to be written, in all tables. */
const MAX_BYTES = 128 << 20;
/** How many bytes of rows come between two looks at it. */
const LOOK_BYTES = 4 << 20;

export class Router {
  private readonly builders = new Map<string, TableBuilder>();
  private readonly byRecordName = new Map<string, TableBuilder>();
  private readonly byTypeName = new Map<string, TableBuilder | undefined>();
  private ofFile: TableBuilder | undefined;
  /** The fields that say a row's table, among the first `fieldsSeen`. */
  private readonly routingFields: number[] = [];
  private fieldsSeen = 0;
  private bytesToLook = LOOK_BYTES;

  constructor(
    private readonly file: RoutedFile,
    private readonly options: RoutingOptions,
    private readonly stored: StoredTables,
    private readonly context: TableContext,
  ) {}

  /** All tables that rows were routed to. */
  all(): TableBuilder[] {
    return [...this.builders.values()];
  }

  /**
   * Puts a row into its table.
   * @param recordName what the envelope of the row says
   * @throws IngestError where nothing tells the table
   */
  append(row: Row, recordName?: string): void {
    this.tableOf(row, recordName).append(row);
    this.limitMemory(row.end - row.start);
  }

  /** Rows of a block that any of the tables has room for. */
  get room(): number {
    return Math.min(BATCH_ROWS, ...this.all().map((builder) => builder.room));
  }

  /** Puts the rows of a block into their table; false where they may have several, or one that is new to the file, and nothing is put there. */
  appendBlock(block: RowBlock, bytes: number): boolean {
    if (this.tableOfBlock(block)?.appendBlock(block) !== true) return false;
    this.limitMemory(bytes);
    return true;
  }

  private tableOfBlock(block: RowBlock): TableBuilder | undefined {
    if (this.options.table !== undefined) return this.ofFile;
    for (const field of this.routingFieldsNow()) {
      if (field >= block.fields || block.count(field) === 0) continue;
      if (!block.isUniform(field)) return undefined;
      const name = block.text(field, 0);
      return this.byTypeName.has(name) ? (this.byTypeName.get(name) ?? this.ofFile) : undefined;
    }
    return this.ofFile;
  }

  /** @param bytes of rows that have come */
  private limitMemory(bytes: number): void {
    this.bytesToLook -= bytes;
    if (this.bytesToLook >= 0) return;
    this.bytesToLook = LOOK_BYTES;
    const sizes = this.all().map((builder) => ({ builder, bytes: builder.byteLength }));
    sizes.sort((a, b) => b.bytes - a.bytes);
    let total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
    for (const { builder, bytes } of sizes) {
      if (total <= MAX_BYTES) return;
      builder.release();
      total -= bytes;
    }
  }

  private tableOf(row: Row, recordName: string | undefined): TableBuilder {
    if (this.options.table === undefined) {
      if (recordName !== undefined) return this.byRecord(row, recordName);
      const column = this.routingColumn(row);
      const builder = column < 0 ? undefined : this.byType(row, column);
      if (builder !== undefined) return builder;
    }
    this.ofFile ??= this.tableOfFile(this.namesIn(row));
    return this.ofFile;
  }

  /** The table of rows that say nothing. */
  tableOfFile(header: readonly string[]): TableBuilder {
    const { table } = this.options;
    if (table === undefined) return this.builder(findTableName(this.file, header, this.stored.tables), header);
    const spelled = this.stored.tables.find((name) => name.toLowerCase() === table.toLowerCase());
    return this.builder({ name: spelled ?? canonicalName(table), namedBy: 'the caller', guessed: false }, header);
  }

  /** The index in the row of the field that says its table, or -1. */
  private routingColumn(row: Row): number {
    for (const id of this.routingFieldsNow()) {
      const index = id < row.count && row.fields[id] === id ? id : row.indexOf(id);
      if (index >= 0) return index;
    }
    return -1;
  }

  private routingFieldsNow(): readonly number[] {
    const { fields } = this.context;
    for (; this.fieldsSeen < fields.size; this.fieldsSeen++) {
      const { name } = fields.info(this.fieldsSeen);
      if (name === '$table' || name === 'Type') this.routingFields.push(this.fieldsSeen);
    }
    return this.routingFields;
  }

  private byRecord(row: Row, table: string): TableBuilder {
    let builder = this.byRecordName.get(table);
    if (builder === undefined) {
      builder = this.builder({ name: canonicalName(table), namedBy: 'its records', guessed: false }, this.namesIn(row));
      this.byRecordName.set(table, builder);
    }
    return builder;
  }

  private byType(row: Row, index: number): TableBuilder | undefined {
    const name = row.text(index);
    if (this.byTypeName.has(name)) return this.byTypeName.get(name);
    const column = this.context.fields.info(row.fields[index] as number).name;
    const isTable = column === '$table' ? name !== '' : isTableName(name);
    const naming = { name: canonicalName(name), namedBy: `its column ${column}`, guessed: false };
    const builder = isTable
      ? this.builder(column === '$table' ? { ...naming, column } : naming, this.namesIn(row))
      : undefined;
    if (this.byTypeName.size < MAX_REMEMBERED) this.byTypeName.set(name, builder);
    return builder;
  }

  private namesIn(row: Row): string[] {
    return Array.from(row.fields.subarray(0, row.count), (field) => this.context.fields.info(field).name);
  }

  private builder(naming: TableName, header: readonly string[]): TableBuilder {
    const known = this.builders.get(naming.name);
    if (known !== undefined) return known;
    if (this.builders.size === MAX_TABLES) {
      throw new IngestError(`its rows name more than ${MAX_TABLES} tables`, this.file.name);
    }
    const { schema: given, form } = this.options;
    const stored = this.stored.columns(naming.name);
    const builder = new TableBuilder(tableSchema(naming.name, { stored, given, form, header }), naming, this.context);
    this.builders.set(naming.name, builder);
    return builder;
  }
}
