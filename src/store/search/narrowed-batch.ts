import type { Batch, LazyVector } from '../../engine/values/batch.js';
import { dictionaryVector, type FlatVector, gather, makeCodes, type Vector } from '../../engine/values/vector.js';
import type { CodeRows } from './code-rows.js';

/**
 * The rows of a batch whose values stand at these places among the distinct values of their columns, in their order. Columns that were looked at
 * keep no other distinct values, so that a condition is not evaluated for those.
 * @param wanted for each such column the places, in ascending order
 * @param codeRows the rows of a dictionary column by their codes, where they are known
 * @returns null where there is none
 */
export function narrowedBatch(
  batch: Batch,
  wanted: ReadonlyMap<string, Uint32Array>,
  codeRows: (column: string) => CodeRows | null,
): Batch | null {
  const kept = [...wanted].map(([name, places]) => keptValues(name, batch.column(name), places, codeRows(name)));
  let rows: Uint32Array | null = null;
  for (const each of kept.sort((a, b) => a.share - b.share)) rows = rowsWith(each, rows);
  if (rows === null || rows.length === batch.length) return batch;
  if (rows.length === 0) return null;
  const left = rows;
  return batch.select(left).with(kept.map((each): [string, LazyVector] => [each.name, () => valuesOf(each, left)]));
}

interface KeptValues {
  readonly name: string;
  readonly vector: Exclude<Vector, { readonly encoding: 'constant' }>;
  /** of the rows where they are known by code, else of the distinct values */
  readonly share: number;
  /** 1 for each distinct value that is kept */
  readonly isKept: Uint8Array;
  readonly places: Uint32Array;
  readonly codeRows: CodeRows | null;
}

function keptValues(name: string, vector: Vector, places: Uint32Array, codeRows: CodeRows | null): KeptValues {
  if (vector.encoding === 'constant') throw new TypeError('a column of one value is kept or left out as a whole');
  const distinct = (vector.encoding === 'dictionary' ? vector.dictionary : vector).length;
  const isKept = new Uint8Array(distinct);
  for (let i = 0; i < places.length; i++) isKept[places[i] as number] = 1;
  const share = codeRows === null ? places.length / distinct : codeRows.count(places) / vector.length;
  return { name, vector, share, isKept, places, codeRows };
}

/** The rows, of these or of all, that have a value that is kept. */
function rowsWith({ vector, isKept, places, codeRows }: KeptValues, rows: Uint32Array | null): Uint32Array {
  if (vector.encoding === 'flat') return rows === null ? places : rows.filter((row) => isKept[row] === 1);
  if (rows === null && codeRows !== null) return codeRows.rowsOf(places);
  const { codes } = vector;
  // One longer than is needed, so that a row can be written before it is known whether it counts: no step depends on what the data is.
  const found = roomFor((rows?.length ?? codes.length) + 1);
  let count = 0;
  if (rows === null) {
    for (let row = 0; row < codes.length; row++) {
      found[count] = row;
      count += isKept[codes[row] as number] as number;
    }
  } else {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      found[count] = row;
      count += isKept[codes[row] as number] as number;
    }
  }
  return found.slice(0, count);
}

/** Written over by every search for rows: as many rows as a segment has take half a megabyte, which would be made anew for each. */
let room = new Uint32Array(0);

function roomFor(length: number): Uint32Array {
  if (room.length < length) room = new Uint32Array(length);
  return room;
}

function valuesOf({ vector, isKept, places }: KeptValues, rows: Uint32Array): Vector {
  if (vector.encoding === 'flat') return gather(vector, rows);
  const newPlaces = new Uint32Array(isKept.length);
  for (let i = 0; i < places.length; i++) newPlaces[places[i] as number] = i;
  const { codes } = vector;
  const newCodes = makeCodes(places.length, rows.length);
  for (let i = 0; i < rows.length; i++) newCodes[i] = newPlaces[codes[rows[i] as number] as number] as number;
  return dictionaryVector(gather(vector.dictionary, places) as FlatVector, newCodes); // a flat vector's rows are flat
}
