// One table while the rows of a file are put into it: finds the column of each field, cuts the rows into batches, counts
// what does not fit.

import { Batch } from '../../engine/values/batch.js';
import type { Column, ScalarType } from '../../engine/values/types.js';
import type { Vector } from '../../engine/values/vector.js';
import { LINE_COLUMN, utf8Of } from '../../store/store.js';
import { type Kind, type Row, TEXT } from '../bytes/row.js';
import { type ColumnBuilder, columnBuilder } from '../columns/column.js';
import { DAMAGE_OF_TEXT, DamageCount } from '../columns/damage.js';
import { InferredColumn } from '../columns/inferred-column.js';
import type { Kernel } from '../kernel/kernel.js';
import type { RowBlock } from '../kernel/row-block.js';
import type { TableReport } from '../report.js';
import { TimeReader } from '../times/time-reader.js';
import type { Zone } from '../times/zones.js';
import { eventTime, shareTimes } from './event-times.js';
import type { FieldInfo, Fields } from './fields.js';
import type { FileFacts } from './file-facts.js';
import { type KeptRow, KeptRows } from './kept-rows.js';
import { Misfits } from './misfits.js';
import type { TableName } from './table-name.js';
import type { TableSchema } from './table-schema.js';
import { joined, NO_SPAN, spanOf, type TimeSpan } from './time-span.js';

/** Rows of a batch: as many as a segment of the database has. */
export const BATCH_ROWS = 131_072;

/** What a builder needs of the file that it belongs to. */
export interface TableContext {
  readonly facts: FileFacts;
  /** The zone that the caller names for times without one. */
  readonly zone: Zone | undefined;
  readonly decimalComma: boolean;
  readonly emptyObjectIsNull: boolean;
  /** Whether a spreadsheet may have changed the values. */
  readonly mayBeResaved: boolean;
  readonly fields: Fields;
  readonly kernel: Kernel;
  /** Takes rows, with all columns that the table has to have, and their lines; gives those that are new, undefined where all are. */
  write(table: string, columns: readonly Column[], batch: Batch, lines: Vector): Uint32Array | undefined;
  /** Keeps a row that was taken in with values missing. */
  keep(table: string, row: KeptRow): void;
}

/** Lines that there is room for at first. */
const FIRST_LINES = 1024;

/** The column of a field that says nothing but the table's name. */
const IGNORED = -1;

interface OpenColumn {
  readonly name: string;
  readonly times: TimeReader;
  /** Whether no schema has the column. */
  readonly unknown: boolean;
  /** Makes an empty column. */
  readonly open: () => ColumnBuilder | InferredColumn;
  builder: ColumnBuilder | InferredColumn;
  /** Undefined until the type is found. */
  type: ScalarType | undefined;
  readonly misfits: Misfits;
  /** What a spreadsheet has done to values that are text now. */
  readonly damage: DamageCount;
  /** Whether a row had a value. */
  used: boolean;
}

/** A value of a block that does not fit its column. */
interface MisfitPlace {
  readonly row: number;
  readonly column: OpenColumn;
  readonly field: number;
  /** Among the values of the field. */
  readonly place: number;
}

export class TableBuilder {
  private rows = 0;
  private newRows = 0;
  private batchRows = 0;
  private lines = new Int32Array(FIRST_LINES);
  private incomplete = 0;
  private readonly kept = new KeptRows();
  private readonly columns: OpenColumn[] = [];
  private readonly byName = new Map<string, number>();
  /** By field: the index of its column. */
  private readonly columnOf: number[] = [];
  private span: TimeSpan = NO_SPAN;
  private written = false;
  private keepsUnused = false;

  constructor(
    private readonly schema: TableSchema,
    private readonly naming: TableName,
    private readonly context: TableContext,
  ) {}

  append(row: Row): void {
    const at = this.batchRows;
    let reason = '';
    let isComplete = true;
    for (let i = 0; i < row.count; i++) {
      const index = this.columnOf[row.fields[i] as number] ?? this.openField(row.fields[i] as number);
      if (index === IGNORED) continue;
      const column = this.columns[index] as OpenColumn;
      if (column.builder.put(at, row, i)) continue;
      isComplete = false;
      reason = withReason(reason, misfit(column, row.line, row.text(i), row.kinds[i] as Kind)); // the array holds kinds only
    }
    if (reason !== '') this.kept.add(at, row.line, row.raw(), reason);
    if (!isComplete) this.incomplete++;
    this.makeRoomForLines(at + 1);
    this.lines[at] = row.line;
    this.haveAdded(1);
  }

  /** Rows that there is room for before the batch is written. */
  get room(): number {
    return BATCH_ROWS - this.batchRows;
  }

  /**
   * Takes the rows of a block, no more than there is `room` for; false where it has a field that the table has not met, and
   * nothing is taken.
   */
  appendBlock(block: RowBlock): boolean {
    const fields = fieldsWithValues(block);
    if (fields.some((field) => this.columnOf[field] === undefined)) return false;
    const at = this.batchRows;
    const misfits: MisfitPlace[] = [];
    for (const field of fields) {
      const index = this.columnOf[field] as number;
      if (index === IGNORED) continue;
      const column = this.columns[index] as OpenColumn;
      for (const place of column.builder.putBlock(at, block, field)) {
        misfits.push({ row: block.rowOf(field, place), column, field, place });
      }
    }
    if (misfits.length > 0) this.addMisfits(at, block, misfits);
    this.makeRoomForLines(at + block.rows);
    this.lines.set(block.lines, at);
    this.haveAdded(block.rows);
    return true;
  }

  private haveAdded(rows: number): void {
    this.rows += rows;
    this.batchRows += rows;
    if (this.batchRows === BATCH_ROWS) this.flush();
  }

  /** Counts what did not fit, row by row, as `append` does. */
  private addMisfits(at: number, block: RowBlock, misfits: MisfitPlace[]): void {
    // The order of fields stays within a row.
    misfits.sort((a, b) => a.row - b.row);
    const { lines } = block;
    for (let i = 0; i < misfits.length; ) {
      const { row } = misfits[i] as MisfitPlace;
      const line = lines[row] as number;
      let reason = '';
      for (; i < misfits.length && misfits[i]?.row === row; i++) {
        const { column, field, place } = misfits[i] as MisfitPlace;
        reason = withReason(reason, misfit(column, line, block.text(field, place), block.kindOf(field, place)));
      }
      if (reason !== '') this.kept.add(at + row, line, block.raw(row), reason);
      this.incomplete++;
    }
  }

  private makeRoomForLines(rows: number): void {
    if (rows <= this.lines.length) return;
    const lines = new Int32Array(Math.max(rows, 2 * this.lines.length));
    lines.set(this.lines);
    this.lines = lines;
  }

  /** Memory that the rows of the batch take, and what is kept for those of the next. */
  get byteLength(): number {
    let bytes = this.kept.byteLength + this.lines.byteLength;
    for (const { builder } of this.columns) bytes += builder.byteLength;
    return bytes;
  }

  /** Writes the rows of the batch and gives their memory back. */
  release(): void {
    this.flush();
    for (const column of this.columns) {
      column.builder.release();
      column.builder = column.open();
    }
  }

  private openField(id: number): number {
    const field = this.context.fields.info(id);
    if (field.name === this.naming.column) return this.ignore(id);
    const found = this.schema.find(field.name);
    // Two fields that differ in case only are two columns.
    const name = found === undefined || this.byName.has(found.name) ? field.name : found.name;
    let index = this.byName.get(name);
    if (index === undefined) {
      index = this.columns.length;
      this.columns.push(this.openColumn(name, field, this.schema.find(name)?.type ?? field.type));
      this.byName.set(name, index);
    }
    this.columnOf[id] = index;
    return index;
  }

  private ignore(id: number): number {
    this.columnOf[id] = IGNORED;
    return IGNORED;
  }

  private openColumn(name: string, field: FieldInfo, type: ScalarType | undefined): OpenColumn {
    const { facts, zone, decimalComma, emptyObjectIsNull, kernel } = this.context;
    const times = new TimeReader(facts.dayOrder(this.schema.table, name), field.zone ?? zone);
    const spelling = { times, decimalComma, emptyObjectIsNull };
    const open = () =>
      type === undefined
        ? new InferredColumn(facts.inference(this.schema.table, name), spelling, kernel)
        : columnBuilder(type, spelling, kernel);
    const unknown = this.schema.find(field.name)?.name !== name;
    const damage = new DamageCount(unknown ? undefined : DAMAGE_OF_TEXT);
    return { name, times, unknown, open, builder: open(), type, misfits: new Misfits(), damage, used: false };
  }

  /** Writes the rows since the last batch, and the table itself where it has none. */
  private flush(): void {
    if (this.batchRows === 0 && this.written) return;
    const vectors: [string, Vector][] = [];
    for (const column of this.columns) {
      const vector = column.builder.finish(this.batchRows);
      if (vector === undefined) continue;
      column.used ||= hasValue(vector);
      // A table has its own columns from the beginning, others when they have a value.
      if (column.unknown && !column.used) continue;
      column.type = vector.type;
      if (this.context.mayBeResaved) addDamage(column.damage, vector);
      vectors.push([column.name, vector]);
    }
    shareTimes(vectors, this.schema.times);
    const times = eventTime(vectors);
    if (times !== undefined) this.span = joined(this.span, spanOf(times));
    // A file that has to be read again is read to its end, to learn all there is to learn, and not kept.
    if (!this.context.facts.mistaken) {
      const { table } = this.schema;
      const batch = new Batch(this.batchRows, vectors);
      const places = this.context.write(table, this.tableColumns(), batch, linesVector(this.lines, this.batchRows));
      this.newRows += places?.length ?? this.batchRows;
      for (const row of this.kept.take(places)) this.context.keep(table, row);
    }
    this.batchRows = 0;
    this.written = true;
  }

  private tableColumns(): Column[] {
    const columns = [...this.schema.columns];
    const names = new Set(columns.map(({ name }) => name));
    for (const { name, type, unknown, used } of this.columns) {
      if (type !== undefined && !names.has(name) && (used || !unknown || this.keepsUnused))
        columns.push({ name, type });
    }
    return columns;
  }

  /**
   * The end of the file: columns without any value become strings.
   * @param keepsUnused whether the table gets columns that it does not know and that never had a value
   */
  finish(keepsUnused: boolean): void {
    this.keepsUnused = keepsUnused;
    for (const column of this.columns) column.type ??= 'string';
    if (this.batchRows === 0) this.written = false;
    this.flush();
  }

  report(): Omit<TableReport, 'rejected'> {
    const { name: table, namedBy, guessed } = this.naming;
    const unknown = this.columns.filter(({ name, used }) => (used || this.keepsUnused) && !this.schema.documents(name));
    return {
      table,
      namedBy,
      guessed,
      rows: this.newRows,
      duplicates: this.rows - this.newRows,
      incomplete: this.incomplete,
      oldest: this.span.oldest,
      newest: this.span.newest,
      unknownColumns: this.schema.known ? unknown.map(({ name, type }) => ({ name, type: type ?? 'string' })) : [],
      misfits: this.columns.flatMap(({ name, type, misfits }) => misfits.report(name, type ?? 'string')),
      coarseTimes: this.columns.flatMap(({ name, type, times: { unit } }) => {
        return type === 'datetime' && unit !== undefined ? [{ column: name, unit }] : [];
      }),
    };
  }

  /** What is odd about the values of the columns. */
  notes(): string[] {
    return this.columns.flatMap(({ name, times, damage: { description } }) => {
      const column = `${this.schema.table}.${name}`;
      return [...times.notes(column), ...(description === undefined ? [] : [`${column}: ${description}`])];
    });
  }
}

/** The first lines, for a vector of its own: the batch may be kept. */
function linesVector(lines: Int32Array, length: number): Vector {
  return { encoding: 'flat', type: LINE_COLUMN.type, length, data: lines.slice(0, length), nulls: null };
}

function hasValue(vector: Vector): boolean {
  if (vector.encoding === 'flat') return vector.nulls?.includes(0) ?? vector.length > 0;
  // Code 0 stands for rows without a value in the dictionaries of columns.
  return vector.encoding === 'dictionary' && vector.dictionary.length > 1;
}

function addDamage(damage: DamageCount, vector: Vector): void {
  if (vector.type !== 'string' || vector.encoding !== 'dictionary') return;
  const utf8 = utf8Of(vector.dictionary);
  if (utf8 !== undefined) return damage.addUtf8(utf8.bytes, utf8.ends);
  // The dictionary of a column of strings.
  for (const text of vector.dictionary.data as readonly string[]) damage.add(text);
}

function fieldsWithValues(block: RowBlock): number[] {
  return Array.from({ length: block.fields }, (_, field) => field).filter((field) => block.count(field) > 0);
}

/** Counts a value that does not fit; what is wrong with it, or `""` where enough of its kind are kept. */
function misfit(column: OpenColumn, line: number, text: string, kind: Kind): string {
  return column.misfits.add(line, text, kind === TEXT) ? problemOf(column, text) : '';
}

function withReason(reasons: string, reason: string): string {
  return reasons === '' || reason === '' ? reasons + reason : `${reasons}; ${reason}`;
}

/** Characters of a value that a reason shows. */
const SHOWN = 60;

function problemOf({ name, type }: OpenColumn, text: string): string {
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return `${name}: ${JSON.stringify(shown)} is no ${type}; it is null`;
}
