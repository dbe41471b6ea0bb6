import { type CsvRecords, type Dialect, NO_ESCAPE } from '../bytes/csv-record.js';
import { RowBlock, rowsOfBlock } from '../kernel/row-block.js';
import type { Reading } from '../reading.js';
import { Blocks } from './blocks.js';

/** Blocks of the records of a delimited file. */
export class CsvBlocks extends Blocks {
  private readonly records: CsvRecords;
  private readonly rows: RowBlock;

  /**
   * @param records whose line is counted on
   * @param header the name of the first column, where the file has a header
   */
  constructor(reading: Reading, records: CsvRecords, dialect: Dialect, width: number, header: string | undefined) {
    super(reading);
    this.records = records;
    const { kernel } = reading;
    this.rows = new RowBlock(kernel, width, rowsOfBlock(width));
    const { delimiter, quote, newline } = dialect;
    kernel.functions.setDialect(delimiter, quote, newline, dialect.escape === NO_ESCAPE ? quote : dialect.escape);
    if (header === undefined) kernel.functions.setHeader(0, 0);
    else this.setHeader(Buffer.from(header));
  }

  private setHeader(name: Buffer): void {
    const { kernel } = this.reading;
    const place = kernel.functions.allocate(name.length);
    kernel.bytes.set(name, place);
    kernel.functions.setHeader(place, name.length);
  }

  protected block(): RowBlock {
    return this.rows;
  }

  protected fill(block: RowBlock, most: number): void {
    const { kernel, window } = this.reading;
    kernel.functions.readRecords(block.at, window.start, window.end, window.end, this.records.line, most);
  }

  protected goOnAt(line: number): void {
    this.records.line = line;
  }
}
