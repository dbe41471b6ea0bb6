// Whether `3/4/2026` is the fourth of March or the third of April: one answer for a whole column, and for columns that
// do not tell, the answer of the others in the file, since one browser or spreadsheet wrote all of it.

export type DayOrder = 'day first' | 'month first';

/** The order in one column, as its dates tell it one after the other. */
export class DayOrderFinder {
  /** A date had a number that can be no month. */
  private told: DayOrder | undefined;
  /** What else the texts suggest, such as how they write am and pm. */
  private suggested: DayOrder | undefined;
  /** The orders in which dates that could be either were read. */
  private readonly used = new Set<DayOrder>();

  /**
   * @param given the order that the caller knows; nothing that dates say counts against it
   * @param usual the order in the rest of the file, as far as it is known
   */
  constructor(
    private readonly given?: DayOrder,
    private usual?: DayOrder,
  ) {}

  /** What the column itself tells. */
  get own(): DayOrder | undefined {
    return this.told ?? this.suggested;
  }

  get order(): DayOrder | undefined {
    return this.given ?? this.own ?? this.usual;
  }

  /** Dates that could be either were read, and nothing says in which order they should be. */
  get isGuess(): boolean {
    return this.used.size > 0 && this.order === undefined;
  }

  /** Whether dates were read in another order than the column turned out to have. */
  isMistaken(usual: DayOrder | undefined): boolean {
    const order = this.given ?? this.own ?? usual ?? 'month first';
    return [...this.used].some((used) => used !== order);
  }

  /** Before the column is read again. */
  restart(usual: DayOrder | undefined): void {
    this.used.clear();
    this.usual = usual;
  }

  /**
   * Which of the first two numbers of a date is the day: 0 or 1.
   * @param likely what the rest of the date suggests, which counts where the numbers tell nothing
   */
  dayAt(first: number, second: number, likely: DayOrder | undefined): 0 | 1 {
    if (first > 12 && second <= 12) this.told ??= 'day first';
    else if (second > 12 && first <= 12) this.told ??= 'month first';
    else if (first !== second) {
      this.suggested ??= likely;
      this.used.add(this.order ?? 'month first');
    }
    return this.order === 'day first' ? 0 : 1;
  }
}

/** The orders in the columns of one file. */
export class DayOrders {
  private readonly finders = new Map<string, DayOrderFinder>();
  private usual: DayOrder | undefined;

  /** @param given the order that the caller knows */
  constructor(private readonly given: DayOrder | undefined) {}

  of(column: string): DayOrderFinder {
    let finder = this.finders.get(column);
    if (finder === undefined) {
      finder = new DayOrderFinder(this.given, this.usual);
      this.finders.set(column, finder);
    }
    return finder;
  }

  /** The order of all columns that tell one; undefined where they differ, or none does. */
  private get common(): DayOrder | undefined {
    const own = new Set([...this.finders.values()].flatMap((finder) => finder.own ?? []));
    return own.size === 1 ? [...own][0] : undefined;
  }

  get mistaken(): boolean {
    const { common } = this;
    return [...this.finders.values()].some((finder) => finder.isMistaken(common));
  }

  get isGuess(): boolean {
    return [...this.finders.values()].some((finder) => finder.isGuess);
  }

  /** Before the file is read again. */
  restart(): void {
    this.usual = this.common;
    for (const finder of this.finders.values()) finder.restart(this.usual);
  }
}
