import { RowBlock, rowsOfBlock } from '../kernel/row-block.js';
import type { Reading } from '../reading.js';
import { Blocks } from './blocks.js';
import type { JsonLines } from './json-line-reading.js';

/** Fields that a block has room for at first. */
const FIRST_FIELDS = 32;

/** Blocks of the lines of a file of JSON objects. */
export class JsonBlocks extends Blocks {
  private readonly lines: JsonLines;
  private rows: RowBlock | undefined;
  /** Fields whose names the kernel knows. */
  private known = 0;
  private isOver = false;

  constructor(reading: Reading, lines: JsonLines) {
    super(reading);
    this.lines = lines;
    reading.kernel.functions.openNames();
  }

  override take(): boolean {
    return !this.isOver && this.lines.mayTakeBlocks && super.take();
  }

  /** A block with a list for each field that has turned up; undefined where there are too many. */
  protected block(): RowBlock | undefined {
    const { kernel, fields } = this.reading;
    while (this.known < fields.size && !this.isOver) this.addName(fields.memberName(this.known));
    if (this.isOver) return undefined;
    if (this.rows === undefined || this.rows.fields < this.known) {
      this.rows?.release();
      const room = Math.max(FIRST_FIELDS, 2 * this.known);
      this.rows = new RowBlock(kernel, room, rowsOfBlock(room));
    }
    return this.rows;
  }

  private addName(name: string | undefined): void {
    const { kernel } = this.reading;
    const bytes = Buffer.from(name ?? '');
    const isAdded =
      name !== undefined && kernel.functions.addName(kernel.place(bytes, 0, bytes.length), bytes.length) !== 0;
    if (isAdded) this.known++;
    else this.isOver = true;
  }

  protected fill(block: RowBlock, most: number): void {
    const { kernel, window } = this.reading;
    kernel.functions.readObjects(block.at, window.start, window.end, window.end, this.lines.line + 1, most);
  }

  protected goOnAt(line: number): void {
    this.lines.line = line - 1;
  }
}
