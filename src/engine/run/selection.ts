import type { Batch } from '../values/batch.js';
import type { Codes, Vector } from '../values/vector.js';

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

/** The rows of a batch that meet one condition after the other; they are copied only when that is asked for. */
export class Selection {
  /** 1 for the rows that are left; null while all are */
  private left: Uint8Array | null = null;
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
    else if (isTrue.includes(0)) {
      this.keep(condition.encoding === 'flat' ? isTrue : byCode(isTrue, condition.codes));
    }
  }

  private keep(isTrue: Uint8Array): void {
    this.left = this.left === null ? isTrue : bothTrue(this.left, isTrue);
    this.rows = ones(this.left);
  }

  /** The rows that are left. */
  batch(): Batch {
    if (this.rows === this.all.length) return this.all;
    const rows = new Uint32Array(this.rows);
    const { left } = this;
    if (left !== null) placesOfOnes(left, rows);
    return this.all.select(rows);
  }
}

function byCode(isTrue: Uint8Array, codes: Codes): Uint8Array {
  const ofRows = new Uint8Array(codes.length);
  for (let row = 0; row < ofRows.length; row++) ofRows[row] = isTrue[codes[row] as number] as number;
  return ofRows;
}

function bothTrue(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length);
  for (let row = 0; row < both.length; row++) both[row] = (a[row] as number) & (b[row] as number);
  return both;
}

function ones(flags: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < flags.length; row++) count += flags[row] as number;
  return count;
}

/** Fills `places` with the first of them. */
function placesOfOnes(flags: Uint8Array, places: Uint32Array): void {
  for (let row = 0, at = 0; at < places.length; row++) if (flags[row] === 1) places[at++] = row;
}
