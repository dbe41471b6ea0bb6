import type { VectorKernel } from '../../run/kernel.js';
import { keyOf } from '../../values/compare.js';
import { readerOf, type Vector } from '../../values/vector.js';
import { restartsAt } from './_restart.js';

/**
 * The rank of each row: it changes where the term is another one than that of the row before.
 * @param dense counts the terms; else a rank is the number of the row where its term begins
 */
export function ranks(dense: boolean): VectorKernel {
  return ([terms, restart], length) => {
    const vector = terms as Vector; // the first argument is not optional
    const read = readerOf(vector);
    const key = keyOf(vector.type);
    const restarts = restartsAt(restart);
    const data = new BigInt64Array(length);
    let [number, rank] = [0n, 0n];
    for (let row = 0; row < length; row++) {
      const begins = restarts(row);
      number = begins ? 1n : number + 1n;
      if (begins) rank = 1n;
      else if (key(read(row)) !== key(read(row - 1))) rank = dense ? rank + 1n : number;
      data[row] = rank;
    }
    return { encoding: 'flat', type: 'long', length, data, nulls: null };
  };
}
