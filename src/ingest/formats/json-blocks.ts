// The lines of a file of JSON objects that need no second look, found by the kernel many at a time.

import { KernelInput } from '../kernel/kernel-input.js';
import { RowBlock, rowsOfBlock } from '../kernel/row-block.js';
import type { Reading } from '../reading.js';
import type { JsonLines } from './json-line-reading.js';
import { Patience } from './patience.js';

/** Fields that a block has room for at first. */
const FIRST_FIELDS = 32;

export class JsonBlocks {
  private readonly input: KernelInput;
  private block: RowBlock | undefined;
  private readonly patience = new Patience();
  /** Fields whose names the kernel knows. */
  private known = 0;
  private isOver = false;

  constructor(
    private readonly reading: Reading,
    private readonly lines: JsonLines,
  ) {
    this.input = new KernelInput(reading.kernel, reading.window);
    reading.kernel.functions.openNames();
  }

  /** Takes lines from the window's start on; false where the first of them has to be read alone. */
  take(): boolean {
    const { reading, input, lines, patience } = this;
    if (this.isOver || !patience.isWorthwhile() || !lines.mayTakeBlocks || !input.load()) return false;
    const block = this.blockOfAll();
    if (block === undefined) return false;
    const { at, end } = input.span;
    reading.kernel.functions.readObjects(block.at, at, end, input.room, lines.line + 1, reading.room);
    const isTaken = block.rows > 0 && reading.appendBlock(block, block.next - at);
    patience.learn(isTaken ? block.rows : 0);
    input.take(isTaken ? block.next : at);
    if (isTaken) lines.line = block.nextLine - 1;
    return isTaken;
  }

  /** A block with a list for each field that has turned up; undefined where there are too many. */
  private blockOfAll(): RowBlock | undefined {
    const { kernel, fields } = this.reading;
    while (this.known < fields.size && !this.isOver) this.addName(fields.memberName(this.known));
    if (this.isOver) return undefined;
    if (this.block === undefined || this.block.fields < this.known) {
      this.block?.release();
      const room = Math.max(FIRST_FIELDS, 2 * this.known);
      this.block = new RowBlock(kernel, room, rowsOfBlock(room));
    }
    return this.block;
  }

  private addName(name: string | undefined): void {
    const { kernel } = this.reading;
    const bytes = Buffer.from(name ?? '');
    const isAdded =
      name !== undefined && kernel.functions.addName(kernel.place(bytes, 0, bytes.length), bytes.length) !== 0;
    if (isAdded) this.known++;
    else this.isOver = true;
  }
}
