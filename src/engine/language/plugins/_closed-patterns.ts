// Frequent patterns, each once. A pattern is closed: it has every value that all its rows share, so that no larger pattern holds for the same rows. Values
// are added in one order, and a pattern is followed from where a new value changes nothing that comes before it, so that no pattern is met twice
// (T. Uno, M. Kiyomi, H. Arimura, "LCM ver. 2: efficient mining algorithms for frequent/closed/maximal itemsets", 2004).

import type { RunContext } from '../../run/context.js';
import { ANY, type Pattern, type PatternTable } from './_patterns.js';

export interface ClosedPattern {
  readonly pattern: Pattern;
  readonly rows: Uint32Array;
}

export class ClosedPatterns {
  private readonly found: ClosedPattern[] = [];

  /**
   * @param isFrequent whether rows count enough; never true of some rows where it is false of more
   * @param most how many values may be chosen for one pattern; those that come with them do not count
   */
  constructor(
    private readonly table: PatternTable,
    private readonly isFrequent: (rows: Uint32Array) => boolean,
    private readonly most: number,
    private readonly context: RunContext,
  ) {}

  all(): readonly ClosedPattern[] {
    const rows = this.table.allRows();
    if (rows.length > 0 && this.isFrequent(rows)) this.extend(this.closure(rows), rows, 0, 0);
    return this.found;
  }

  /** @param from the first attribute that values may be chosen for */
  private extend(pattern: Pattern, rows: Uint32Array, from: number, chosen: number): void {
    this.context.check();
    this.context.checkRows(this.found.length, 'evaluate');
    this.found.push({ pattern, rows });
    if (chosen === this.most) return;
    for (let attribute = from; attribute < pattern.length; attribute++) {
      if (pattern[attribute] !== ANY) continue;
      for (const having of this.byValue(rows, attribute)) {
        const closed = this.isFrequent(having) ? this.closure(having) : null;
        const changes = closed?.findIndex((value, other) => other < attribute && value !== pattern[other]) ?? 0;
        if (closed !== null && changes < 0) this.extend(closed, having, attribute + 1, chosen + 1);
      }
    }
  }

  /** The rows with each value of an attribute. */
  private byValue(rows: Uint32Array, attribute: number): Iterable<Uint32Array> {
    const codes = this.table.codes[attribute] as Uint32Array;
    const parts = new Map<number, number[]>();
    for (const row of rows) {
      const value = codes[row] as number;
      const known = parts.get(value);
      if (known === undefined) parts.set(value, [row]);
      else known.push(row);
    }
    return [...parts.values()].map((part) => Uint32Array.from(part));
  }

  /** The values that all rows share. */
  private closure(rows: Uint32Array): Pattern {
    return this.table.codes.map((codes) => {
      const value = codes[rows[0] as number] as number;
      return rows.every((row) => codes[row] === value) ? value : ANY;
    });
  }
}
