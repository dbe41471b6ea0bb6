// Whether `3/4/2026` is the fourth of March or the third of April: one answer for a whole file, since one browser or
// spreadsheet wrote all of it.

export type DayOrder = 'day first' | 'month first';

export class DayOrderFinder {
  private decided: DayOrder | undefined;
  /** A date that could be either was read, month first, when nothing spoke for the one or the other. */
  assumed = false;
  /** The file turned out to have days first after dates were read month first: it has to be read again. */
  mistaken = false;

  /** @param known the order that the caller knows, or that was found when the file was read before */
  constructor(known?: DayOrder) {
    this.decided = known;
  }

  get order(): DayOrder | undefined {
    return this.decided;
  }

  /** Which of the first two numbers of a date is the day: 0 or 1. `likelyDayFirst` counts where the date tells nothing. */
  dayAt(first: number, second: number, likelyDayFirst: boolean): 0 | 1 {
    if (this.decided === undefined) {
      if (first > 12 && second <= 12) this.decide('day first');
      else if (second > 12 && first <= 12) this.decide('month first');
      else if (likelyDayFirst) this.decide('day first');
      else if (first !== second) this.assumed = true;
    }
    return this.decided === 'day first' ? 0 : 1;
  }

  private decide(order: DayOrder): void {
    this.decided = order;
    this.mistaken = order === 'day first' && this.assumed;
  }
}
