// A thread of queries: runs steps on one segment after the other, by a connection of its own.

import { workerData } from 'node:worker_threads';
import { runnerOf, type Steps, type TableSource } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import { Store } from '../../store/store.js';
import { type CarriedBatch, carried, putTogether } from '../carried-batch.js';
import { Claims, type SegmentRange } from './claims.js';
import type { Answer, Beginning, Request } from './messages.js';

const { path, cache, thread, threads, port, answers } = workerData as Beginning; // what `QueryThread` starts it with

let store: Store | null = null;

/** Steps on the segments of a table. */
interface Query {
  readonly table: string;
  readonly segments: readonly number[];
  /** Takes segments, by their places; null where there are none now. */
  readonly take: () => SegmentRange | null;
  /** null where it is better done by whoever asks */
  readonly run: (source: TableSource) => Iterable<Batch> | null;
}

const queries = new Map<number, Query>();

function queryOf({ table, segments, steps, claims }: Extract<Request, { readonly kind: 'steps' }>): Query {
  const read = putTogether(steps) as Steps; // as they were taken apart
  const shared = new Claims(claims);
  const take = () => (read.whole ? shared.takeLast(thread, threads) : shared.takeNext());
  return { table, segments, take, run: runnerOf(read) };
}

function batchesOf({ table, segments, run }: Query, { start, end }: SegmentRange): readonly CarriedBatch[] | null {
  try {
    store ??= Store.open(path, { readOnly: true, cache });
    const source = store.table(table);
    const batches = source === undefined ? null : run(source.part(segments.slice(start, end)));
    return batches === null ? null : Array.from(batches, carried);
  } catch {
    return null;
  }
}

/** Runs a query on all segments that can be taken, or until it does not work. */
function work(id: number): void {
  const query = queries.get(id);
  if (query === undefined) return;
  for (let range = query.take(); range !== null; range = query.take()) {
    const batches = batchesOf(query, range);
    send({ kind: 'done', query: id, range, batches });
    if (batches === null) {
      queries.delete(id);
      return;
    }
  }
}

function send(answer: Answer): void {
  port.postMessage(answer);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}

port.on('message', (request: Request) => {
  switch (request.kind) {
    case 'steps':
      queries.set(request.query, queryOf(request));
      work(request.query);
      return;
    case 'more':
      work(request.query);
      return;
    case 'end':
      queries.delete(request.query);
  }
});
send({ kind: 'ready' });
