// Whether `3/4/2026` is the fourth of March or the third of April: one answer for a whole file, since one browser or
// spreadsheet wrote all of it.

export type DayOrder = 'day first' | 'month first';

export class DayOrderFinder {
  private decided: DayOrder | undefined;
  /** A date that could be either was read month first, before anything decided. */
  private assumed = false;
  private unsure = false;

  /** @param known the order that the caller knows, or that was found when the file was read before */
  constructor(known?: DayOrder) {
    this.decided = known;
  }

  get order(): DayOrder | undefined {
    return this.decided;
  }

  /** The file turned out to have days first after dates were read month first: it has to be read again. */
  get mistaken(): boolean {
    return this.assumed && this.decided === 'day first';
  }

  /** Dates were read month first, and nothing in the file says that they should be. */
  get isGuess(): boolean {
    return this.unsure && this.decided === undefined;
  }

  /**
   * Which of the first two numbers of a date is the day: 0 or 1.
   * @param likely what the rest of the date suggests, which counts where the numbers tell nothing
   */
  dayAt(first: number, second: number, likely: DayOrder | undefined): 0 | 1 {
    if (this.decided === undefined) {
      if (first > 12 && second <= 12) this.decided = 'day first';
      else if (second > 12 && first <= 12) this.decided = 'month first';
      else if (likely === 'day first') this.decided = likely;
      else if (first !== second) {
        this.assumed = true;
        this.unsure ||= likely === undefined;
      }
    }
    return this.decided === 'day first' ? 0 : 1;
  }
}
