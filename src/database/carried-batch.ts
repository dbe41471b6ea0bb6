// Batches as plain data, which Node can write to a file or hand to another thread: what has a class of its own is taken apart.

import { Batch } from '../engine/values/batch.js';
import { Decimal } from '../engine/values/decimal.js';
import { type Dynamic, DynamicScalar } from '../engine/values/dynamic.js';
import type { Value } from '../engine/values/types.js';
import { type Codes, type FlatVector, type Vector, withoutLargeDictionary } from '../engine/values/vector.js';

/** A vector whose decimals and dynamics are plain. */
type CarriedVector = Vector;

export interface CarriedBatch {
  readonly length: number;
  readonly columns: readonly (readonly [string, CarriedVector])[];
}

/** All columns of a batch. What is larger than the batch stays behind: dictionaries, and the arrays that others are a part of. */
export function carried(batch: Batch): CarriedBatch {
  return {
    length: batch.length,
    columns: batch.names.map((name) => [name, alone(mapped(withoutLargeDictionary(batch.column(name)), takenApart))]),
  };
}

export function uncarried({ length, columns }: CarriedBatch): Batch {
  return new Batch(
    length,
    columns.map(([name, vector]) => [name, mapped(vector, putTogether)]),
  );
}

/** The vector in arrays of its own: a part of an array is carried with all of it. */
function alone(vector: Vector): Vector {
  switch (vector.encoding) {
    case 'constant':
      return vector;
    case 'dictionary':
      return { ...vector, dictionary: aloneFlat(vector.dictionary), codes: ownArray(vector.codes) };
    case 'flat':
      return aloneFlat(vector);
  }
}

function aloneFlat(vector: FlatVector): FlatVector {
  const { data, nulls } = vector;
  return {
    ...vector,
    data: Array.isArray(data) ? data : ownArray(data),
    nulls: nulls === null ? null : ownArray(nulls),
  };
}

function ownArray<A extends Codes | Int32Array | Float64Array | BigInt64Array>(array: A): A {
  // A slice is of the same class, which the union of types hides.
  return array.byteLength === array.buffer.byteLength ? array : (array.slice() as A);
}

function mapped(vector: Vector, change: (value: unknown) => unknown): Vector {
  if (vector.type !== 'decimal' && vector.type !== 'dynamic') return vector;
  switch (vector.encoding) {
    case 'constant':
      return { ...vector, value: change(vector.value) as Value }; // of the same type, or what stands for it
    case 'dictionary':
      return { ...vector, dictionary: mappedFlat(vector.dictionary, change) };
    case 'flat':
      return mappedFlat(vector, change);
  }
}

function mappedFlat(vector: FlatVector, change: (value: unknown) => unknown): FlatVector {
  // The data of a vector of decimals or dynamics is an array of them, or of what stands for them.
  return { ...vector, data: (vector.data as readonly unknown[]).map(change) as Dynamic[] };
}

/** In place of a decimal, or of a scalar in a dynamic. Nothing else has such members. */
type TakenApart =
  | { readonly '\0decimal': string }
  | { readonly '\0scalar': DynamicScalar['type']; readonly value: unknown };

/** Plain data in place of a value, or of plain data with values in it, such as the plan of a query. */
export function takenApart(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof DynamicScalar) return { '\0scalar': value.type, value: takenApart(value.value) };
  if (Decimal.isDecimal(value)) return { '\0decimal': value.toString() };
  return members(value, takenApart);
}

/** The opposite of `takenApart`. */
export function putTogether(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const parts = value as TakenApart; // or it has no such member
  if ('\0decimal' in parts) return new Decimal(parts['\0decimal']);
  if ('\0scalar' in parts)
    return new DynamicScalar(parts['\0scalar'], putTogether(parts.value) as DynamicScalar['value']);
  return members(value, putTogether);
}

function members(value: object, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, change(item)]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item)]));
}
