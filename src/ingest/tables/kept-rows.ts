// Rows of a batch that were taken in without some of their values, kept as they stand until it is known which rows of
// the batch are new.

export interface KeptRow {
  readonly line: number;
  readonly reason: string;
  readonly raw: string;
}

export class KeptRows {
  private rows: (KeptRow & { readonly at: number })[] = [];
  /** Memory, about. */
  byteLength = 0;

  /** @param at the place of the row in the batch */
  add(at: number, line: number, raw: string, reason: string): void {
    this.rows.push({ at, line, reason, raw });
    this.byteLength += 2 * (raw.length + reason.length);
  }

  /**
   * The end of the batch: those of the rows that are new.
   * @param places of the new rows of the batch, in order; undefined where all are
   */
  take(places: Uint32Array | undefined): readonly KeptRow[] {
    const isNew = new Set(places);
    const rows = places === undefined ? this.rows : this.rows.filter(({ at }) => isNew.has(at));
    this.rows = [];
    this.byteLength = 0;
    return rows;
  }
}
