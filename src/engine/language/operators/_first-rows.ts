// The first rows of a batch, without sorting all of them.

import type { RunContext } from '../../run/context.js';
import type { Batch } from '../../values/batch.js';
import type { RowOrder } from './_key-order.js';
import { type OrderKey, rowOrder, sortedRows } from './_order.js';

/** A sort costs less than a heap of more than this share of the rows. */
const SMALL_SHARE = 1 / 8;

/** The first `count` of `sortedRows`. */
export function firstRows(keys: readonly OrderKey[], batch: Batch, context: RunContext, count: number): Uint32Array {
  const { length } = batch;
  if (count > length * SMALL_SHARE) return sortedRows(keys, batch, context).subarray(0, count);
  const order = rowOrder(keys, batch, context);
  if (count === 0) return new Uint32Array(0);
  const heap = new WorstFirst(order, count);
  // In strides: rows often come in the order of their times, in which each would be the best so far.
  const stride = strideOf(length);
  for (let visited = 0, row = 0; visited < length; visited++, row = (row + stride) % length) heap.offer(row);
  return heap.rows.sort(order);
}

/** A step through so many rows, round and round, that meets each once. */
function strideOf(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.618));
  while (greatestDivisor(stride, length) !== 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The first rows of those that were offered; the last of them stands at the top of a heap. */
class WorstFirst {
  private size = 0;
  private readonly heap: Uint32Array;

  constructor(
    private readonly order: RowOrder,
    capacity: number,
  ) {
    this.heap = new Uint32Array(capacity);
  }

  get rows(): Uint32Array {
    return this.heap.subarray(0, this.size);
  }

  offer(row: number): void {
    const { heap, order } = this;
    if (this.size < heap.length) this.rise(this.size++, row);
    else if (order(row, heap[0] as number) < 0) this.sink(row);
  }

  private rise(from: number, row: number): void {
    const { heap, order } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (order(heap[parent] as number, row) > 0) break;
      heap[at] = heap[parent] as number;
      at = parent;
    }
    heap[at] = row;
  }

  /** Puts a row in place of the top. */
  private sink(row: number): void {
    const { heap, order, size } = this;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && order(heap[child + 1] as number, heap[child] as number) > 0) child++;
      if (order(heap[child] as number, row) < 0) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = row;
  }
}
