// One reading of one file: what a format takes bytes from and gives rows to.

import type { Batch } from '../engine/values/batch.js';
import type { Column } from '../engine/values/types.js';
import type { Row } from './bytes/row.js';
import type { Window } from './bytes/window.js';
import { IngestError } from './ingest-error.js';
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
  /** @returns how many of the rows are new */
  write(table: string, columns: readonly Column[], batch: Batch): number;
  /** Keeps a row as it stands in the file. */
  keep(row: { table: string | null; line: number; reason: string; raw: string }): void;
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
  ) {
    const reading = this;
    this.router = new Router(file, options, sink, {
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

  report(): Pick<FileReport, 'rows' | 'tables' | 'rejected' | 'rejects' | 'notes'> {
    const tables = this.router.all().map((builder) => builder.report());
    const { rejected, rejects, notes } = this;
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    return { rows, tables, rejected, rejects, notes };
  }
}
