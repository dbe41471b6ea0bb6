// Values of one column that did not fit its type: how many, the first of them, and what seems to have happened to them.

import type { ScalarType } from '../../engine/values/types.js';
import { DamageCount } from '../columns/damage.js';
import type { MisfitReport } from '../report.js';

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 200;
/** Rows with a value that does not fit are kept as they stand, up to this many for each column. */
const KEPT_ROWS = 1000;

export class Misfits {
  private count = 0;
  private readonly examples: { line: number; text: string }[] = [];
  private readonly damage = new DamageCount();

  /**
   * Counts a value; whether its row should be kept.
   * @param isText whether a spreadsheet may have written it
   */
  add(line: number, text: string, isText: boolean): boolean {
    this.count++;
    if (this.examples.length < EXAMPLES) this.examples.push({ line, text: text.slice(0, EXAMPLE_LENGTH) });
    if (isText) this.damage.add(text);
    return this.count <= KEPT_ROWS;
  }

  report(column: string, type: ScalarType): MisfitReport[] {
    if (this.count === 0) return [];
    const { count, examples } = this;
    const { description: damage } = this.damage;
    return [{ column, type, count, examples, ...(damage === undefined ? {} : { damage }) }];
  }
}
