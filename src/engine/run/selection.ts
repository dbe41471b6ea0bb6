import type { Batch } from '../values/batch.js';
import { type Codes, gatherBytes, type Vector } from '../values/vector.js';

/** The rows for which a boolean column is true. */
export function trueRows(condition: Vector): Uint32Array {
  const { length } = condition;
  const rows = new Uint32Array(length);
  let count = 0;
  switch (condition.encoding) {
    case 'constant':
      if (condition.value !== true) return rows.subarray(0, 0);
      for (let row = 0; row < length; row++) rows[row] = row;
      return rows;
    case 'dictionary': {
      const { codes, dictionary } = condition;
      const isTrue = flags(dictionary.data as Uint8Array, dictionary.nulls);
      if (!isTrue.includes(1)) return rows.subarray(0, 0);
      for (let row = 0; row < length; row++) if (isTrue[codes[row] as number] === 1) rows[count++] = row;
      return rows.subarray(0, count);
    }
    case 'flat': {
      const isTrue = flags(condition.data as Uint8Array, condition.nulls);
      for (let row = 0; row < length; row++) if (isTrue[row] === 1) rows[count++] = row;
      return rows.subarray(0, count);
    }
  }
}

/** 1 where the value is true and not null. */
function flags(data: Uint8Array, nulls: Uint8Array | null): Uint8Array {
  return nulls === null ? data : data.map((value, i) => (nulls[i] === 1 ? 0 : value));
}

/** Of so many rows one at most is left where the rows are listed: later conditions are then looked up for those alone. */
const SPARSE = 16;

/** The rows of a batch that meet one condition after the other; they are copied only when that is asked for. */
export class Selection {
  /** 1 for the rows that are left; null while all are, and where they are listed */
  private left: Uint8Array | null = null;
  /** the rows that are left, in place of the flags once they are few */
  private listed: Uint32Array | null = null;
  private rows: number;

  constructor(private readonly all: Batch) {
    this.rows = all.length;
  }

  /** How many rows are left. */
  get length(): number {
    return this.rows;
  }

  /** Leaves the rows for which a condition is true, which was evaluated for all rows of the batch. */
  narrow(condition: Vector): void {
    if (condition.encoding === 'constant') {
      if (condition.value !== true) this.rows = 0;
      return;
    }
    const { data, nulls } = condition.encoding === 'flat' ? condition : condition.dictionary;
    const isTrue = flags(data as Uint8Array, nulls); // vectors of truth values hold bytes
    if (!isTrue.includes(1)) this.rows = 0;
    else if (isTrue.includes(0)) this.keep(isTrue, condition.encoding === 'flat' ? null : condition.codes);
  }

  /** @param codes the place of each row among the flags; null where that is the row's own */
  private keep(isTrue: Uint8Array, codes: Codes | null): void {
    if (this.listed !== null) {
      this.listed = trueAmong(this.listed, isTrue, codes);
      this.rows = this.listed.length;
      return;
    }
    const few = this.left === null && codes instanceof Uint8Array ? fewRows(isTrue, codes) : null;
    if (few !== null) {
      this.listed = few;
      this.rows = few.length;
      return;
    }
    const ofRows = codes === null ? isTrue : byCode(isTrue, codes);
    this.left = this.left === null ? ofRows : bothTrue(this.left, ofRows);
    this.rows = ones(this.left);
    if (this.rows * SPARSE > this.all.length) return;
    this.listed = placesOfOnes(this.left, this.rows);
    this.left = null;
  }

  /** The rows that are left. */
  batch(): Batch {
    if (this.rows === this.all.length) return this.all;
    return this.all.select(this.rows === 0 ? new Uint32Array(0) : this.places());
  }

  private places(): Uint32Array {
    return this.listed ?? placesOfOnes(this.left as Uint8Array, this.rows); // some are left, and not all
  }
}

function trueAmong(rows: Uint32Array, isTrue: Uint8Array, codes: Codes | null): Uint32Array {
  const left = new Uint32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (isTrue[codes === null ? row : (codes[row] as number)] === 1) left[count++] = row;
  }
  return left.subarray(0, count);
}

/** Values that are looked for one by one. */
const FEW_VALUES = 3;
/** Of so many rows one at most may have such a value, and a few more. */
const FEW_ROWS = 64;

/**
 * The rows whose value is true, in ascending order; null where they are not few: memory is searched for a byte many times as fast as
 * a loop looks at each.
 */
function fewRows(isTrue: Uint8Array, codes: Uint8Array): Uint32Array | null {
  const values: number[] = [];
  for (let value = isTrue.indexOf(1); value >= 0; value = isTrue.indexOf(1, value + 1)) {
    if (values.length === FEW_VALUES) return null;
    values.push(value);
  }
  const bytes = Buffer.from(codes.buffer, codes.byteOffset, codes.length);
  const rows: number[] = [];
  for (const value of values) {
    let count = 0;
    for (let row = bytes.indexOf(value); row >= 0; row = bytes.indexOf(value, row + 1)) {
      if (count++ > FEW_ROWS + row / FEW_ROWS) return null;
      rows.push(row);
    }
  }
  const found = Uint32Array.from(rows);
  return values.length === 1 ? found : found.sort();
}

// A loop for each class of codes: one loop over several of them is many times slower.
function byCode(isTrue: Uint8Array, codes: Codes): Uint8Array {
  if (codes instanceof Uint8Array) return byByte(isTrue, codes);
  if (codes instanceof Uint16Array) return byShort(isTrue, codes);
  return gatherBytes(isTrue, codes);
}

function byByte(isTrue: Uint8Array, codes: Uint8Array): Uint8Array {
  const ofRows = new Uint8Array(codes.length);
  for (let row = 0; row < ofRows.length; row++) ofRows[row] = isTrue[codes[row] as number] as number;
  return ofRows;
}

function byShort(isTrue: Uint8Array, codes: Uint16Array): Uint8Array {
  const ofRows = new Uint8Array(codes.length);
  for (let row = 0; row < ofRows.length; row++) ofRows[row] = isTrue[codes[row] as number] as number;
  return ofRows;
}

function bothTrue(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length);
  for (let row = 0; row < both.length; row++) both[row] = (a[row] as number) & (b[row] as number);
  return both;
}

/** Four flags a word, which begin with the first; those that are left over at the end are not among them. */
function wordsOf(flags: Uint8Array): Uint32Array {
  const aligned = flags.byteOffset % 4 === 0 ? flags : flags.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

function ones(flags: Uint8Array): number {
  const words = wordsOf(flags);
  let count = 0;
  // The highest byte of the product is the sum of the four.
  for (let i = 0; i < words.length; i++) count += Math.imul(words[i] as number, 0x01010101) >>> 24;
  for (let row = words.length * 4; row < flags.length; row++) count += flags[row] as number;
  return count;
}

/** The places of the first `count` of them. */
function placesOfOnes(flags: Uint8Array, count: number): Uint32Array {
  const places = new Uint32Array(count);
  const words = wordsOf(flags);
  let at = 0;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === 0) continue;
    for (let row = i * 4; row < i * 4 + 4; row++) if (flags[row] === 1) places[at++] = row;
  }
  for (let row = words.length * 4; row < flags.length; row++) if (flags[row] === 1) places[at++] = row;
  return places;
}
