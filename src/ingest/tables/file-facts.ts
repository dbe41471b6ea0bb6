// What reading a file teaches about it that holds for all of it. A file whose beginning taught something that a later
// part proves wrong is read again with what is known by then.

import { Inference } from '../columns/inference.js';
import { type DayOrder, type DayOrderFinder, DayOrders } from '../times/day-order.js';
import { customType } from './custom-columns.js';
import type { FieldInfo } from './fields.js';

export interface Declaration {
  readonly columns: readonly FieldInfo[];
  /** The numbers of the parts of the file that have the rows, where not all parts have. */
  readonly parts: ReadonlySet<number>;
}

export class FileFacts {
  private readonly inferences = new Map<string, Inference>();
  private readonly dayOrders: DayOrders;
  /** Of the rows that come in fragments, those before this one were replaced by later ones. */
  firstFragment = 0;
  /** What the file declares behind the rows that it is about. */
  declared: Declaration | undefined;
  private corrected = false;

  /** @param dayOrder undefined where the file has to tell it */
  constructor(dayOrder: DayOrder | undefined) {
    this.dayOrders = new DayOrders(dayOrder);
  }

  dayOrder(table: string, column: string): DayOrderFinder {
    return this.dayOrders.of(keyOf(table, column));
  }

  /** Dates such as 3/4/2026 were read, and nothing tells whether the day comes first in them. */
  get guessesDayOrder(): boolean {
    return this.dayOrders.isGuess;
  }

  inference(table: string, column: string): Inference {
    const key = keyOf(table, column);
    let inference = this.inferences.get(key);
    if (inference === undefined) {
      inference = new Inference(customType(table, column));
      this.inferences.set(key, inference);
    }
    return inference;
  }

  replaceFragments(first: number): void {
    this.firstFragment = first;
    this.corrected = true;
  }

  /** Takes note of columns that were declared behind their rows, which were passed over. */
  declare(declared: Declaration): void {
    this.declared = declared;
    this.corrected = true;
  }

  /** Whether rows were read in a way that later ones proved wrong. */
  get mistaken(): boolean {
    return this.corrected || this.dayOrders.mistaken || [...this.inferences.values()].some(({ widened }) => widened);
  }

  /** Before the file is read again. */
  correct(): void {
    this.corrected = false;
    this.dayOrders.restart();
    for (const inference of this.inferences.values()) inference.widened = false;
  }
}

function keyOf(table: string, column: string): string {
  return JSON.stringify([table, column]);
}
