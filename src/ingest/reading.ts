// One reading of one file: what a format takes bytes from and gives rows to.

import type { Batch } from '../engine/values/batch.js';
import type { Column } from '../engine/values/types.js';
import type { Vector } from '../engine/values/vector.js';
import type { NewReject } from '../store/store.js';
import type { Row } from './bytes/row.js';
import type { Window } from './bytes/window.js';
import { IngestError } from './ingest-error.js';
import type { Kernel } from './kernel/kernel.js';
import type { RowBlock } from './kernel/row-block.js';
import type { FileReport, RejectReport } from './report.js';
import { Fields } from './tables/fields.js';
import type { FileFacts } from './tables/file-facts.js';
import { type RoutedFile, Router, type RoutingOptions, type StoredTables } from './tables/router.js';
import type { Zone } from './times/zones.js';

/** What the caller says of a file. */
export interface FileOptions extends RoutingOptions {
  /** The zone of times that name none. */
  readonly zone: Zone | undefined;
  /** Whether the first line is a header; undefined where the file has to tell. */
  readonly header: boolean | undefined;
}

/** Where rows go. */
export interface RowSink extends StoredTables {
  /**
   * @param lines the line of the file on which each row starts
   * @returns the rows that are new; undefined where all are
   */
  write(table: string, columns: readonly Column[], batch: Batch, lines: Vector): Uint32Array | undefined;
  /** Keeps a row as it stands in the file. */
  keep(row: NewReject): void;
}

const REPORTED_REJECTS = 10;
/** Longer rows are cut. */
const MAX_RAW = 16 << 20;

export class Reading {
  readonly fields = new Fields();
  /** `0,5` is a half. */
  decimalComma = false;
  /** `{}` stands for null. */
  emptyObjectIsNull = false;
  /** A spreadsheet may have saved the file, and changed its values. */
  mayBeResaved = false;
  /** The line that names the columns, as it stands in the file. */
  header: string | undefined;
  /** The place in the file up to which its rows are in the database already. */
  resumeAt: number | undefined;
  rows = 0;
  rejected = 0;
  private readonly rejects: RejectReport[] = [];
  private readonly notes: string[] = [];
  private readonly router: Router;

  constructor(
    private readonly file: RoutedFile,
    readonly window: Window,
    readonly options: FileOptions,
    readonly facts: FileFacts,
    private readonly sink: RowSink,
    readonly kernel: Kernel,
  ) {
    const reading = this;
    this.router = new Router(file, options, sink, {
      facts,
      zone: options.zone,
      fields: this.fields,
      kernel,
      get decimalComma() {
        return reading.decimalComma;
      },
      get emptyObjectIsNull() {
        return reading.emptyObjectIsNull;
      },
      get mayBeResaved() {
        return reading.mayBeResaved;
      },
      write: (table, columns, batch, lines) => sink.write(table, columns, batch, lines),
      keep: (table, row) => this.keep({ table, ...row, taken: true }),
    });
  }

  /**
   * Takes a row.
   * @param table the name of its table, where the format tells it
   */
  append(row: Row, table?: string): void {
    this.router.append(row, table);
    this.rows++;
  }

  /** Rows that a block may have. */
  get room(): number {
    return this.router.room;
  }

  /**
   * Takes the rows of a block, no more than there is `room` for; false where they have to be given one by one, and none is
   * taken.
   * @param bytes that the rows have in the file
   */
  appendBlock(block: RowBlock, bytes: number): boolean {
    if (!this.router.appendBlock(block, bytes)) return false;
    this.rows += block.rows;
    return true;
  }

  /** The columns that a table has in the database; undefined where it is not there. */
  storedColumns(table: string): readonly Column[] | undefined {
    const name = this.sink.tables.find((other) => other.toLowerCase() === table.toLowerCase());
    return name === undefined ? undefined : this.sink.columns(name);
  }

  /** A row that cannot be read. */
  reject(line: number, reason: string, raw: string): void {
    this.rejected++;
    if (this.rejects.length < REPORTED_REJECTS) this.rejects.push({ line, reason });
    this.keep({ table: null, line, reason, raw });
  }

  private keep(row: NewReject): void {
    const { reason, raw } = row;
    this.sink.keep(raw.length <= MAX_RAW ? row : { ...row, reason: `${reason} (cut)`, raw: raw.slice(0, MAX_RAW) });
  }

  /** Something that who reads the report should know. */
  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  refuse(reason: string, line?: number): IngestError {
    return new IngestError(reason, this.file.name, line);
  }

  /** The end of the file. A file without rows makes its table all the same. */
  finish(): void {
    const { router, facts } = this;
    if (router.all().length === 0 && this.rejected === 0) router.tableOfFile(this.fields.names());
    if (this.rows === 0 && this.rejected === 0 && this.resumeAt === undefined) this.note('there are no rows');
    const builders = router.all();
    for (const builder of builders) builder.finish(builders.length === 1);
    if (facts.guessesDayOrder) {
      this.note('dates such as 3/4/2026 were read month first; say --day-first where the day comes first');
    }
    for (const builder of builders) for (const note of builder.notes()) this.note(note);
  }

  report(): Pick<FileReport, 'rows' | 'duplicates' | 'tables' | 'rejected' | 'rejects' | 'notes'> {
    const builders = this.router.all();
    const { rejected, rejects, notes } = this;
    const rejectedOfTable = rejected === 0 || builders.length === 1 ? rejected : null;
    const tables = builders.map((builder) => ({ ...builder.report(), rejected: rejectedOfTable }));
    const sum = (count: 'rows' | 'duplicates') => tables.reduce((total, table) => total + table[count], 0);
    return { rows: sum('rows'), duplicates: sum('duplicates'), tables, rejected, rejects, notes };
  }
}
