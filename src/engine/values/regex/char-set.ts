/** The last code point of Unicode. */
export const MAX_CODE_POINT = 0x10ffff;

/** A set of code points: sorted ranges that neither meet nor overlap, as `[first, last, first, last, …]`. Never changed. */
export class CharSet {
  static readonly empty = new CharSet([]);
  static readonly all = new CharSet([0, MAX_CODE_POINT]);

  /** Sets of one character, which patterns are full of. */
  private static readonly chars = new Map<number, CharSet>();

  private negated: CharSet | undefined;
  private text: string | undefined;

  private constructor(readonly ranges: readonly number[]) {}

  /** The set of `[first, last]` pairs in any order; they may overlap. */
  static of(...pairs: readonly (readonly [first: number, last: number])[]): CharSet {
    const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
    const ranges: number[] = [];
    for (const [first, last] of sorted) {
      const end = ranges.at(-1);
      if (end !== undefined && first <= end + 1) ranges[ranges.length - 1] = Math.max(end, last);
      else ranges.push(first, last);
    }
    return new CharSet(ranges);
  }

  static char(codePoint: number): CharSet {
    let set = CharSet.chars.get(codePoint);
    if (set === undefined) {
      set = new CharSet([codePoint, codePoint]);
      if (codePoint <= 0xff) CharSet.chars.set(codePoint, set);
    }
    return set;
  }

  /** The set of ranges that are sorted and apart already. */
  static ofSorted(ranges: readonly number[]): CharSet {
    return new CharSet(ranges);
  }

  get isEmpty(): boolean {
    return this.ranges.length === 0;
  }

  /** The one code point that the set holds, or null. */
  get single(): number | null {
    const [first, last] = this.ranges;
    return this.ranges.length === 2 && first !== undefined && first === last ? first : null;
  }

  has(codePoint: number): boolean {
    let low = 0;
    let high = this.ranges.length >> 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (codePoint > (this.ranges[2 * middle + 1] as number)) low = middle + 1;
      else high = middle;
    }
    return 2 * low < this.ranges.length && codePoint >= (this.ranges[2 * low] as number);
  }

  pairs(): [first: number, last: number][] {
    const pairs: [number, number][] = [];
    for (let i = 0; i < this.ranges.length; i += 2)
      pairs.push([this.ranges[i] as number, this.ranges[i + 1] as number]);
    return pairs;
  }

  union(other: CharSet): CharSet {
    return CharSet.of(...this.pairs(), ...other.pairs());
  }

  negate(): CharSet {
    this.negated ??= this.complement();
    return this.negated;
  }

  private complement(): CharSet {
    const ranges: number[] = [];
    let next = 0;
    for (const [first, last] of this.pairs()) {
      if (first > next) ranges.push(next, first - 1);
      next = last + 1;
    }
    if (next <= MAX_CODE_POINT) ranges.push(next, MAX_CODE_POINT);
    return new CharSet(ranges);
  }

  intersect(other: CharSet): CharSet {
    return this.negate().union(other.negate()).negate();
  }

  minus(other: CharSet): CharSet {
    return this.negate().union(other).negate();
  }

  symmetricDifference(other: CharSet): CharSet {
    return this.minus(other).union(other.minus(this));
  }

  /** The set as a class of a JavaScript expression with the `u` flag; equal sets have equal texts. */
  classText(): string {
    this.text ??= this.toClassText();
    return this.text;
  }

  private toClassText(): string {
    const negated = this.ranges[0] === 0 && this.ranges.at(-1) === MAX_CODE_POINT;
    const body = (negated ? this.negate() : this).pairs().map(([first, last]) => {
      return first === last ? charText(first) : `${charText(first)}-${charText(last)}`;
    });
    return `[${negated ? '^' : ''}${body.join('')}]`;
  }
}

function charText(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}
