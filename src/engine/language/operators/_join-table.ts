// One side of a join in memory, by its keys.

import type { RunContext } from '../../run/context.js';
import { GroupIndex } from '../../run/group.js';
import { NO_NUMBER } from '../../run/pair-numbers.js';
import type { Batch } from '../../values/batch.js';
import type { ScalarType } from '../../values/types.js';
import { concat, constantVector, dictionaryVector, makeCodes, missing, type Vector } from '../../values/vector.js';

/** Pairs of rows with one key: row `probeRows[i]` of the other side beside row `tableRows[i]` of the table. */
export interface Matches {
  readonly probeRows: Uint32Array;
  readonly tableRows: Uint32Array;
}

export interface MatchOptions {
  /** rows of the other side without a match stand once, beside the row of missing values */
  readonly outer: boolean;
  /** each key of the other side counts once, in all its batches together */
  readonly unique: boolean;
}

/** Behind the rows stands one of missing values, for what has no match. */
export class JoinTable {
  private readonly index: GroupIndex;
  /** the rows of group g are `members` from `starts[g]` to `starts[g + 1]` */
  private readonly starts: Uint32Array;
  private readonly members: Uint32Array;
  /** 1 for groups that had a match */
  private readonly met: Uint8Array;
  private readonly columns = new Map<string, Vector>();

  constructor(
    private readonly rows: Batch,
    keys: readonly Vector[],
    types: readonly ScalarType[],
  ) {
    this.index = new GroupIndex(types);
    const groups = rows.length === 0 ? new Uint32Array(0) : this.index.groupsOf(keys, rows.length);
    this.met = new Uint8Array(this.index.count);
    this.starts = startsOf(groups, this.index.count);
    this.members = membersOf(groups, this.starts);
  }

  /** A column with the row of missing values at its end. */
  column(name: string): Vector {
    let vector = this.columns.get(name);
    if (vector === undefined) {
      vector = withMissing(this.rows.column(name));
      this.columns.set(name, vector);
    }
    return vector;
  }

  /** The pairs for the rows of the other side with these keys, about a batch of pairs at a time. */
  *matches(keys: readonly Vector[], length: number, options: MatchOptions, context: RunContext): Iterable<Matches> {
    const groups = this.index.find(keys, length);
    const counts = new Uint32Array(length);
    for (let from = 0, to = 0; from < length; from = to) {
      let total: number;
      ({ to, total } = this.countFrom(from, groups, counts, options, context.options.batchRows));
      context.check();
      if (total > 0) yield this.pairs(groups, counts, from, to, total);
    }
  }

  /** Counts the pairs of each row until there are `enough`; gives where it stopped and the total. */
  private countFrom(
    from: number,
    groups: Uint32Array,
    counts: Uint32Array,
    options: MatchOptions,
    enough: number,
  ): { to: number; total: number } {
    let [to, total] = [from, 0];
    for (; to < groups.length && total < enough; to++) {
      const count = this.countOf(groups[to] as number, options);
      counts[to] = count;
      total += count;
    }
    return { to, total };
  }

  private countOf(group: number, { outer, unique }: MatchOptions): number {
    if (group === NO_NUMBER) return outer ? 1 : 0;
    if (unique && this.met[group] === 1) return 0;
    this.met[group] = 1;
    return (this.starts[group + 1] as number) - (this.starts[group] as number);
  }

  private pairs(groups: Uint32Array, counts: Uint32Array, from: number, to: number, total: number): Matches {
    const { starts, members } = this;
    const missing = this.rows.length;
    const probeRows = new Uint32Array(total);
    const tableRows = new Uint32Array(total);
    let at = 0;
    for (let row = from; row < to; row++) {
      const count = counts[row] as number;
      if (count === 0) continue;
      const group = groups[row] as number;
      if (group === NO_NUMBER) {
        probeRows[at] = row;
        tableRows[at++] = missing;
        continue;
      }
      const start = starts[group] as number;
      for (let member = start; member < start + count; member++) {
        probeRows[at] = row;
        tableRows[at++] = members[member] as number;
      }
    }
    return { probeRows, tableRows };
  }

  /** The rows of groups that had no match so far, in their order. */
  unmatchedRows(): Uint32Array {
    const rows: number[] = [];
    for (const [group, met] of this.met.entries()) {
      if (met === 0) rows.push(...this.members.subarray(this.starts[group], this.starts[group + 1]));
    }
    return Uint32Array.from(rows).sort();
  }
}

/** Where the members of each group begin; one more says where the last ones end. */
function startsOf(groups: Uint32Array, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const group of groups) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < count; group++) {
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  }
  return starts;
}

/** The rows of each group, the last one first: so they come in the service. */
function membersOf(groups: Uint32Array, starts: Uint32Array): Uint32Array {
  const next = starts.slice();
  const members = new Uint32Array(groups.length);
  for (let row = groups.length - 1; row >= 0; row--) {
    const group = groups[row] as number;
    const at = next[group] as number;
    members[at] = row;
    next[group] = at + 1;
  }
  return members;
}

/** The vector with a missing value behind its last one. */
function withMissing(vector: Vector): Vector {
  const { type, length } = vector;
  const last = constantVector(type, missing(type), 1);
  if (vector.encoding !== 'dictionary') return concat(type, [vector, last]);
  const dictionary = concat(type, [vector.dictionary, last]);
  if (dictionary.encoding !== 'flat') throw new TypeError('a dictionary of values is flat');
  const codes = makeCodes(dictionary.length, length + 1);
  codes.set(vector.codes);
  codes[length] = dictionary.length - 1;
  return dictionaryVector(dictionary, codes);
}
