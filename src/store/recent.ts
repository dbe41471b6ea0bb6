// What is kept by keys, within a budget. Where there is more than it has room for, something new takes the place only of what was
// clearly asked for less often of late: so that of data that is read from end to end again and again, and does not fit, a part is
// found each time, where the newest would push out what comes next.
// After "TinyLFU: A Highly Efficient Cache Admission Policy", https://doi.org/10.1145/3149371

/** Counts are halved when there were so many times as many questions as things are kept. */
const QUESTIONS_OF_ONE = 10;
const FEWEST_QUESTIONS = 1000;
const MOST_COUNTED = 15;
/** By so much the counts of what is read in turns may differ in the middle of a turn. */
const SAME = 1;

export class Recent<Kept> {
  /** What was asked for longest ago comes first. */
  private readonly kept = new Map<string, { readonly what: Kept; readonly bytes: number }>();
  /** How often keys were asked for of late, kept or not. */
  private asked = new Map<string, number>();
  private questions = 0;
  bytes = 0;

  /** @param most bytes that all of it may take; what takes more alone is not kept */
  constructor(private most: number) {}

  find(key: string): Kept | undefined {
    this.count(key);
    const found = this.kept.get(key);
    if (found === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, found);
    return found.what;
  }

  /** Adds what is not kept, or replaces it; others are forgotten for it, or it is not kept. */
  keep(key: string, what: Kept, bytes: number): void {
    this.forget(key);
    const isMore = (other: string) => (this.asked.get(key) ?? 0) > (this.asked.get(other) ?? 0) + SAME;
    if (bytes > this.most || !this.makeRoom(bytes, isMore)) return;
    this.kept.set(key, { what, bytes });
    this.bytes += bytes;
  }

  /** What is kept, if it is this, takes so many bytes now: as many as if it were kept anew. */
  grow(key: string, what: Kept, bytes: number): void {
    if (this.kept.get(key)?.what === what) this.keep(key, what, bytes);
  }

  /** Forgets the oldest, as long as each may be, until there is room for so many bytes; false where one may not. */
  private makeRoom(bytes: number, mayForget: (key: string) => boolean): boolean {
    for (const [oldest] of this.kept) {
      if (this.bytes + bytes <= this.most) break;
      if (!mayForget(oldest)) return false;
      this.forget(oldest);
    }
    return true;
  }

  /** Changes how many bytes there may be; the oldest are forgotten, where there are more. */
  resize(most: number): void {
    this.most = most;
    this.makeRoom(0, () => true);
  }

  private forget(key: string): void {
    this.bytes -= this.kept.get(key)?.bytes ?? 0;
    this.kept.delete(key);
  }

  private count(key: string): void {
    this.asked.set(key, Math.min(MOST_COUNTED, 1 + (this.asked.get(key) ?? 0)));
    if (++this.questions < Math.max(FEWEST_QUESTIONS, QUESTIONS_OF_ONE * this.kept.size)) return;
    this.questions = 0;
    const halved = [...this.asked].map(([known, count]): [string, number] => [known, count >> 1]);
    this.asked = new Map(halved.filter(([, count]) => count > 0));
  }
}
