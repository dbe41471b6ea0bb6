// Whether it is worth while to try blocks of rows, in a file whose rows have to be read one by one again and again.

/** Blocks of fewer rows take longer than the rows alone. */
const FEW_ROWS = 16;
const MOST_PATIENCE = 1024;

export class Patience {
  /** Rows that are read alone before the next block is tried. */
  private waits = 0;
  private next = 1;

  isWorthwhile(): boolean {
    if (this.waits === 0) return true;
    this.waits--;
    return false;
  }

  /** @param rows that a block had; 0 where there was none */
  learn(rows: number): void {
    if (rows >= FEW_ROWS) this.next = 1;
    else {
      this.waits = this.next;
      this.next = Math.min(2 * this.next, MOST_PATIENCE);
    }
  }
}
