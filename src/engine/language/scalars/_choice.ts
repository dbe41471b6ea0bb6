import type { CallSite, VectorKernel } from '../../run/kernel.js';
import { toDynamic } from '../../values/dynamic.js';
import type { ScalarType } from '../../values/types.js';
import { type Reader, readerOf, type Vector, VectorBuilder } from '../../values/vector.js';

/**
 * The kernel of `condition, value, condition, value, …, otherwise`: gives the value behind the first condition that is true, and reads no other value of
 * the row.
 */
export function choice({ types, result }: CallSite): VectorKernel {
  return (args, length) => {
    const readers = args.map((arg, i) => branchReader(arg, types[i] ?? result, result));
    const otherwise = readers.at(-1) as Reader; // the signatures have one
    const builder = new VectorBuilder(result, length);
    for (let row = 0; row < length; row++) builder.push(chosenReader(readers, otherwise, row)(row));
    return builder.finish();
  };
}

function chosenReader(readers: readonly Reader[], otherwise: Reader, row: number): Reader {
  for (let i = 0; i + 1 < readers.length; i += 2) {
    if (readers[i]?.(row) === true) return readers[i + 1] ?? otherwise;
  }
  return otherwise;
}

/** Binding has brought the values to the type of the result, unless that is dynamic, into which they go as they are. */
function branchReader(vector: Vector, type: ScalarType, result: ScalarType): Reader {
  const read = readerOf(vector);
  return result === 'dynamic' && type !== 'dynamic' ? (row) => toDynamic(read(row), type) : read;
}
