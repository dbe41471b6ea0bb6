// The records of a delimited file that need no second look, found by the kernel many at a time.

import { type CsvRecords, type Dialect, NO_ESCAPE } from '../bytes/csv-record.js';
import { KernelInput } from '../kernel/kernel-input.js';
import { RowBlock, rowsOfBlock } from '../kernel/row-block.js';
import type { Reading } from '../reading.js';
import { Patience } from './patience.js';

export class CsvBlocks {
  private readonly input: KernelInput;
  private readonly block: RowBlock;
  private readonly patience = new Patience();

  /**
   * @param records whose line is counted on
   * @param header the name of the first column, where the file has a header
   */
  constructor(
    private readonly reading: Reading,
    private readonly records: CsvRecords,
    dialect: Dialect,
    width: number,
    header: string | undefined,
  ) {
    const { kernel, window } = reading;
    this.input = new KernelInput(kernel, window);
    this.block = new RowBlock(kernel, width, rowsOfBlock(width));
    const { delimiter, quote, newline } = dialect;
    kernel.functions.setDialect(delimiter, quote, newline, dialect.escape === NO_ESCAPE ? quote : dialect.escape);
    const name = Buffer.from(header ?? '');
    const place = kernel.functions.allocate(name.length);
    kernel.bytes.set(name, place);
    kernel.functions.setHeader(place, name.length);
  }

  /** Takes records from the window's start on; false where the first of them has to be read alone. */
  take(): boolean {
    const { reading, input, block, records, patience } = this;
    if (!patience.isWorthwhile() || !input.load()) return false;
    const { at, end } = input.span;
    const most = reading.room;
    reading.kernel.functions.readRecords(block.at, at, end, input.room, records.line, most);
    const isTaken = block.rows > 0 && reading.appendBlock(block, block.next - at);
    patience.learn(isTaken ? block.rows : 0);
    input.take(isTaken ? block.next : at);
    if (isTaken) records.line = block.nextLine;
    return isTaken;
  }
}
