import type { Batch, LazyVector } from '../../engine/values/batch.js';
import { dictionaryVector, type FlatVector, gather, makeCodes, type Vector } from '../../engine/values/vector.js';

/**
 * The rows of a batch whose values stand at these places among the distinct values of their columns, in their order. Columns that were looked at
 * keep no other distinct values, so that a condition is not evaluated for those.
 * @param wanted for each such column the places, in ascending order
 * @returns null where there is none
 */
export function narrowedBatch(batch: Batch, wanted: ReadonlyMap<string, Uint32Array>): Batch | null {
  const kept = [...wanted].map(([name, places]) => keptValues(name, batch.column(name), places));
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
  /** of the distinct values */
  readonly share: number;
  /** for each distinct value its place among those that are kept, plus one; 0 for the others */
  readonly newPlaces: Uint32Array;
  readonly places: Uint32Array;
}

function keptValues(name: string, vector: Vector, places: Uint32Array): KeptValues {
  if (vector.encoding === 'constant') throw new TypeError('a column of one value is kept or left out as a whole');
  const distinct = (vector.encoding === 'dictionary' ? vector.dictionary : vector).length;
  const newPlaces = new Uint32Array(distinct);
  for (let i = 0; i < places.length; i++) newPlaces[places[i] as number] = i + 1;
  return { name, vector, share: places.length / distinct, newPlaces, places };
}

/** The rows, of these or of all, that have a value that is kept. */
function rowsWith({ vector, newPlaces, places }: KeptValues, rows: Uint32Array | null): Uint32Array {
  if (vector.encoding === 'flat') return rows === null ? places : rows.filter((row) => newPlaces[row] !== 0);
  const { codes } = vector;
  const found = new Uint32Array(rows?.length ?? codes.length);
  let count = 0;
  if (rows === null) {
    for (let row = 0; row < codes.length; row++) {
      if (newPlaces[codes[row] as number] !== 0) found[count++] = row;
    }
  } else {
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      if (newPlaces[codes[row] as number] !== 0) found[count++] = row;
    }
  }
  return found.subarray(0, count);
}

function valuesOf({ vector, newPlaces, places }: KeptValues, rows: Uint32Array): Vector {
  if (vector.encoding === 'flat') return gather(vector, rows);
  const codes = makeCodes(places.length, rows.length);
  for (let i = 0; i < rows.length; i++) {
    codes[i] = (newPlaces[vector.codes[rows[i] as number] as number] as number) - 1;
  }
  return dictionaryVector(gather(vector.dictionary, places) as FlatVector, codes); // a flat vector's rows are flat
}
