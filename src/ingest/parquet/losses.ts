// What values of a Parquet file lose because KQL has no place for it: how many there are, by what they lose.

export class Losses {
  private readonly counts = new Map<string, number>();

  /** @param what is lost, as the beginning of a sentence that ends in the number of values */
  add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  notes(): string[] {
    return [...this.counts].map(([what, count]) => `${what} (${count === 1 ? 'one value' : `${count} values`})`);
  }
}
