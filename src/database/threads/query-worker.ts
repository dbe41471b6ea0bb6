// A thread of queries: runs steps on one segment after the other, by a connection of its own.

import { workerData } from 'node:worker_threads';
import { runnerOf, type Steps, type TableSource } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import { Store } from '../../store/store.js';
import { type CarriedBatch, carried, putTogether } from '../carried-batch.js';
import type { Answer, Beginning, Request } from './messages.js';

const { path, cache, port, answers } = workerData as Beginning; // what `QueryThread` starts it with

let store: Store | null = null;

/** Steps on a table that segments are asked for. */
interface Query {
  readonly table: string;
  readonly rowsOf: (source: TableSource) => Iterable<Batch>;
}

const queries = new Map<number, Query>();

function batchesOf({ table, rowsOf }: Query, segment: number): readonly CarriedBatch[] | null {
  try {
    store ??= Store.open(path, { readOnly: true, cache });
    const source = store.table(table);
    return source === undefined ? null : Array.from(rowsOf(source.segment(segment)), carried);
  } catch {
    return null;
  }
}

function send(answer: Answer): void {
  port.postMessage(answer);
  Atomics.add(answers, 0, 1);
  Atomics.notify(answers, 0);
}

port.on('message', (request: Request) => {
  switch (request.kind) {
    case 'steps': {
      const rowsOf = runnerOf(putTogether(request.steps) as Steps); // as they were taken apart
      queries.set(request.query, { table: request.table, rowsOf });
      return;
    }
    case 'end':
      queries.delete(request.query);
      return;
    case 'segment': {
      const query = queries.get(request.query);
      const batches = query === undefined ? null : batchesOf(query, request.segment);
      send({ kind: 'rows', id: request.id, batches });
    }
  }
});
send({ kind: 'ready' });
