// Rows of a file that need no second look, found by the kernel many at a time.

import { KernelInput } from '../kernel/kernel-input.js';
import type { RowBlock } from '../kernel/row-block.js';
import type { Reading } from '../reading.js';
import { Patience } from './patience.js';

export abstract class Blocks {
  private readonly input: KernelInput;
  private readonly patience = new Patience();

  constructor(protected readonly reading: Reading) {
    this.input = new KernelInput(reading.kernel, reading.window);
  }

  /** What rows are put into; undefined where no block can hold those of the file. */
  protected abstract block(): RowBlock | undefined;
  /** Fills a block with rows from the window's start on, with no more than `most`; the window lies in the kernel's memory. */
  protected abstract fill(block: RowBlock, most: number): void;
  /** Says on which line of the file reading goes on. */
  protected abstract goOnAt(line: number): void;

  /** Takes rows from the window's start on; false where the first of them has to be read alone. */
  take(): boolean {
    const { reading, input, patience } = this;
    if (!patience.isWorthwhile() || !input.isReady) return false;
    const block = this.block();
    if (block === undefined) return false;
    const at = reading.window.start;
    this.fill(block, reading.room);
    const isTaken = block.rows > 0 && reading.appendBlock(block, block.next - at);
    patience.learn(isTaken ? block.rows : 0);
    input.take(isTaken ? block.next : at);
    if (isTaken) this.goOnAt(block.nextLine);
    return isTaken;
  }
}
