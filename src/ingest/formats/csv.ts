// Delimited text: the CSV files of the portals, of `.export`, of spreadsheets.

import { BROKEN, CsvRecords, type Dialect } from '../bytes/csv-record.js';
import { Row } from '../bytes/row.js';
import { Utf8Check } from '../bytes/utf8-check.js';
import type { Reading } from '../reading.js';
import { CsvBlocks } from './csv-blocks.js';
import { firstRecords, isTabular, sniffDialect } from './csv-dialect.js';
import { csvFields } from './csv-header.js';
import { csvHead } from './csv-preamble.js';
import { CsvRepair } from './csv-repair.js';
import type { Format } from './format.js';

const SEMICOLON = 0x3b;

/** A record that is longer has lost a quote. */
const MAX_RECORD = 64 << 20;

/** A mark in the middle of a file hides the quotes behind it. */
const MARKED = /^\ufeff"?([^"]*)"?$/;

export const csv: Format = {
  name: 'csv',
  title: 'delimited text: CSV, TSV, or with semicolons or bars between fields',
  isCertain: isTabular,

  // A row that is cut off may look whole.
  resumes: ({ rejected, endsWithLineBreak }) => rejected === 0 && endsWithLineBreak,

  recognises({ text }) {
    return !/^\s*[[{<]/.test(text) && text.trim() !== '';
  },

  async read(reading, head) {
    const { body, start, lines, delimiter } = csvHead(head);
    if (body.bytes.length === 0) throw reading.refuse('there is nothing but blank lines');
    const dialect = sniffDialect(body, delimiter);
    reading.decimalComma = dialect.delimiter === SEMICOLON;
    reading.mayBeResaved = true;
    const { fields, header } = csvFields(reading, firstRecords(body, dialect));
    for (const field of fields) reading.fields.add(field);
    await reading.window.skipTo(start);
    await new CsvReading(reading, dialect, fields.length, 1 + lines).run(header);
  },
};

class CsvReading {
  private readonly records: CsvRecords;
  private readonly row = new Row();
  private readonly utf8 = new Utf8Check();
  private readonly repair: CsvRepair;
  private repeatedHeaders = 0;

  constructor(
    private readonly reading: Reading,
    private readonly dialect: Dialect,
    private readonly width: number,
    line: number,
  ) {
    this.records = new CsvRecords(dialect);
    this.records.line = line;
    this.repair = new CsvRepair(reading, this.records, dialect.newline);
  }

  /** @param header the first record, where it is one */
  async run(header: readonly string[] | undefined): Promise<void> {
    const { row, reading } = this;
    if (header !== undefined && !(await this.next()))
      throw reading.refuse('the first line has a quote that is not closed', 1);
    if (header !== undefined) reading.header = row.raw();
    if (reading.resumeAt !== undefined) this.records.line += await reading.window.skipTo(reading.resumeAt);
    const blocks = new CsvBlocks(reading, this.records, this.dialect, this.width, header?.[0]);
    while (true) {
      if (reading.window.isShort) await this.more();
      if (this.mayTakeBlocks() && blocks.take()) continue;
      if (!this.nextAtHand() && !(await this.next())) break;
      this.utf8.row(row);
      this.dropEmptyTail();
      if (row.count === this.width) {
        if (header !== undefined && this.repeats(header)) this.repeatedHeaders++;
        else reading.append(row);
      } else if (!this.isBlank()) {
        reading.reject(row.line, `${row.count} fields where there are ${this.width} columns`, row.raw());
      }
    }
    for (const note of this.utf8.notes()) reading.note(note);
    if (this.repeatedHeaders > 0)
      reading.note(`the header occurs again, ${this.repeatedHeaders} times; it was passed over`);
  }

  private mayTakeBlocks(): boolean {
    return !this.repair.active && !this.utf8.isSuspect;
  }

  /** Reads the next record where the window has all of it, as `JsonLines.nextAtHand` does. */
  private nextAtHand(): boolean {
    const { window } = this.reading;
    if (window.length === 0 || this.repair.active) return false;
    const next = this.records.read(this.row, window.bytes, window.start, window.end, window.final);
    if (next >= 0) window.take(next);
    return next >= 0;
  }

  /** Reads the next record that can be read; false at the end of the file. */
  private async next(): Promise<boolean> {
    const { window } = this.reading;
    for (;;) {
      if (window.length === 0 && !(await this.more())) {
        this.repair.finish();
        return false;
      }
      const next = this.records.read(this.row, window.bytes, window.start, window.end, window.final);
      if (next >= 0) {
        window.take(next);
        if (!this.repair.active || this.row.count === this.width) {
          this.repair.finish();
          return true;
        }
        this.repair.add(this.row);
      } else if (next === BROKEN || window.final || window.length >= this.repair.limit(MAX_RECORD)) {
        await this.repair.skipLine(next);
      } else await this.more();
    }
  }

  private async more(): Promise<boolean> {
    const { window } = this.reading;
    const more = await window.more();
    this.utf8.look(window);
    return more;
  }

  /** Some programs end every row, but not the header, with a delimiter. */
  private dropEmptyTail(): void {
    const { row, width } = this;
    let { count } = row;
    while (count > width && row.starts[count - 1] === row.ends[count - 1]) count--;
    if (count === width) row.count = count;
  }

  private isBlank(): boolean {
    return this.row.count === 1 && this.row.starts[0] === this.row.ends[0];
  }

  /** Whether the row is the header again, perhaps with its byte order mark: files are put together from several. */
  private repeats(header: readonly string[]): boolean {
    const { row } = this;
    const [first = ''] = header;
    const mayBeFirst = (row.ends[0] as number) - (row.starts[0] as number) <= 3 * first.length;
    if (!mayBeFirst || row.text(0).replace(MARKED, '$1') !== first) return false;
    return header.every((name, i) => i === 0 || row.text(i) === name);
  }
}
