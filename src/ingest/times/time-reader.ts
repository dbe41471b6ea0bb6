// Times of one column: in any of the known forms, in the zone that the file or the caller names.

import { UNIX_EPOCH_TICKS } from '../../engine/values/datetime.js';
import type { DayOrderFinder } from './day-order.js';
import { readTimeText } from './time-text.js';
import { UTC, type Zone } from './zones.js';

export class TimeReader {
  /** Times that named no zone, where no one had said which it is. */
  private zoneless = 0;
  /** Times without seconds. */
  private coarse = 0;
  private wholeSeconds = 0;
  private fractions = 0;
  private hasEpoch = false;
  private lastText = '';
  private lastTicks: bigint | null = null;

  /** @param zone of times that name none; undefined where nobody knows it */
  constructor(
    private readonly order: DayOrderFinder,
    private readonly zone: Zone | undefined,
  ) {}

  /** Ticks; null where the text is no time. */
  read(text: string): bigint | null {
    // Rows of one time follow one another.
    if (text === this.lastText && this.lastTicks !== null) return this.lastTicks;
    const time = readTimeText(text, this.order);
    if (time === undefined) return null;
    if (!time.seconds) this.coarse++;
    else if (time.fraction) this.fractions++;
    else this.wholeSeconds++;
    if (!time.zoned && this.zone === undefined) this.zoneless++;
    const ticks = time.zoned ? time.ticks : (this.zone ?? UTC).toUtc(time.ticks);
    // Some write the epoch of their own zone.
    if (ticks === UNIX_EPOCH_TICKS || time.ticks === UNIX_EPOCH_TICKS) this.sawEpoch();
    this.lastText = text;
    this.lastTicks = ticks;
    return ticks;
  }

  /** A time was 1970-01-01T00:00:00. */
  sawEpoch(): void {
    this.hasEpoch = true;
  }

  /** The least unit that any of the times has; undefined where they are as fine as they can be, as far as can be told. */
  get unit(): 'minute' | 'second' | undefined {
    if (this.coarse > 0) return 'minute';
    return this.wholeSeconds > 0 && this.fractions === 0 ? 'second' : undefined;
  }

  /** What is odd about the times of the column of this name. */
  notes(column: string): string[] {
    const notes: string[] = [];
    if (this.zoneless > 0)
      notes.push(`${column}: times without a zone were read as UTC; name the zone with --timezone`);
    if (this.coarse > 0) notes.push(`${column}: times have no seconds; something has cut them, as spreadsheets do`);
    if (this.hasEpoch) notes.push(`${column}: 1970-01-01 occurs, which often stands for no time at all`);
    return notes;
  }
}
