// Which rows of a step's input are behind which rows of its result.

/** Links between the rows of an input and the rows of a result; both are numbered from 0. */
export interface RowLinks {
  /** rows of the input behind a row of the result */
  sourcesOf(row: number): Iterable<number>;
  /** rows of the result that a row of the input is behind */
  targetsOf(row: number): Iterable<number>;
  /** false where it is not known which rows of the input are behind a row, so that all of them count */
  readonly exact: boolean;
}

/** No row. */
export const NO_ROW = -1;

/** Every row stays what and where it is. */
export const SAME_ROWS: RowLinks = { sourcesOf: (row) => [row], targetsOf: (row) => [row], exact: true };

/** Each row of the input is behind each row of the result, for all that is known. */
export function allRows(inputs: number, results: number): RowLinks {
  return { sourcesOf: () => numbers(inputs), targetsOf: () => numbers(results), exact: false };
}

function numbers(count: number): Iterable<number> {
  return Array.from({ length: count }, (_, row) => row);
}

/** One row of the input behind each row of the result: `from[row]`, or `NO_ROW`. */
export function rowsFrom(from: Int32Array): RowLinks {
  let targets: Index | null = null;
  return {
    sourcesOf: (row) => only(from[row]),
    targetsOf: (row) => {
      targets ??= indexOf(from);
      return targets.get(row);
    },
    exact: true,
  };
}

/** Each row of the input goes into one row of the result: `into[row]`, or `NO_ROW`. */
export function rowsInto(into: Int32Array): RowLinks {
  const { sourcesOf, targetsOf, exact } = rowsFrom(into);
  return { sourcesOf: targetsOf, targetsOf: sourcesOf, exact };
}

/** Pairs of a row of the input and a row of the result that it is behind. */
export function rowPairs(pairs: readonly (readonly [source: number, target: number])[]): RowLinks {
  const bySource = indexOf(Int32Array.from(pairs, ([source]) => source));
  const byTarget = indexOf(Int32Array.from(pairs, ([, target]) => target));
  return {
    sourcesOf: (row) => Array.from(byTarget.get(row), (place) => pairs[place]?.[0] ?? NO_ROW),
    targetsOf: (row) => Array.from(bySource.get(row), (place) => pairs[place]?.[1] ?? NO_ROW),
    exact: true,
  };
}

function only(row: number | undefined): number[] {
  return row === undefined || row === NO_ROW ? [] : [row];
}

interface Index {
  get(number: number): Iterable<number>;
}

/** The places at which each number stands. */
function indexOf(places: Int32Array): Index {
  let largest = NO_ROW;
  for (const number of places) if (number > largest) largest = number;
  const ends = new Uint32Array(largest + 2);
  for (const number of places) if (number !== NO_ROW) ends[number + 1] = (ends[number + 1] as number) + 1;
  for (let number = 0; number <= largest; number++) {
    ends[number + 1] = (ends[number + 1] as number) + (ends[number] as number);
  }
  const next = ends.slice();
  const members = new Uint32Array(ends[largest + 1] ?? 0);
  for (const [place, number] of places.entries()) {
    if (number === NO_ROW) continue;
    members[next[number] as number] = place;
    next[number] = (next[number] as number) + 1;
  }
  return { get: (number) => (number > largest ? [] : members.subarray(ends[number], ends[number + 1])) };
}
