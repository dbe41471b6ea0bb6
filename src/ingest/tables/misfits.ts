// Values of one column that did not fit its type: how many, the first of them, and what seems to have happened to them.

import type { ScalarType } from '../../engine/values/types.js';
import type { MisfitReport } from '../report.js';
import { isTimeWithoutDate } from '../times/time-text.js';

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 200;
/** Rows with a value that does not fit are kept as they stand, up to this many for each column. */
const KEPT_ROWS = 1000;

/** What a spreadsheet makes of a whole number that is too long for a cell. */
const ROUNDED = /^-?\d(?:[.,]\d+)?E\+\d+$/;

export class Misfits {
  private count = 0;
  private readonly examples: { line: number; text: string }[] = [];
  private rounded = 0;
  private dateless = 0;

  /** Counts a value; whether its row should be kept. */
  add(line: number, text: string, mayBeDamaged: boolean): boolean {
    this.count++;
    if (this.examples.length < EXAMPLES) this.examples.push({ line, text: text.slice(0, EXAMPLE_LENGTH) });
    if (mayBeDamaged && ROUNDED.test(text)) this.rounded++;
    if (mayBeDamaged && isTimeWithoutDate(text)) this.dateless++;
    return this.count <= KEPT_ROWS;
  }

  report(column: string, type: ScalarType): MisfitReport[] {
    if (this.count === 0) return [];
    const damage = this.damage(type);
    return [{ column, type, count: this.count, examples: this.examples, ...(damage === undefined ? {} : { damage }) }];
  }

  private damage(type: ScalarType): string | undefined {
    if (type === 'datetime' && this.dateless > 0) return 'a spreadsheet has cut the dates off';
    if (this.rounded > 0) return 'a spreadsheet has rounded the numbers';
    return undefined;
  }
}
