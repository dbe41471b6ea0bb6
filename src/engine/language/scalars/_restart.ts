import { readerOf, type Vector } from '../../values/vector.js';

/** Whether a window function begins anew at a row: at the first, and where the condition is true. */
export function restartsAt(condition: Vector | undefined): (row: number) => boolean {
  if (condition === undefined) return (row) => row === 0;
  const read = readerOf(condition);
  return (row) => row === 0 || read(row) === true;
}
