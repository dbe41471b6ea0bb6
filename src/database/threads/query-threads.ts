// Runs the steps of a query that stand on a table, segment by segment, in this thread and in others. All take segments that nobody has.
// The caller's thread goes through them in their order. The others are a few segments ahead of it; where all of the table is read in any
// case, and little comes of it, they begin at the end, and no thread has to decode what another one keeps.

import type { ParallelScans, Portion, StepsOnTable } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Store } from '../../store/store.js';
import { takenApart, uncarried } from '../carried-batch.js';
import { Claims } from './claims.js';
import { QueryThread, type SegmentAnswer } from './query-thread.js';

/** Segments for each thread that rows are kept of, before they are wanted. */
const AHEAD = 2;
/** Milliseconds without any answer, after which threads are given up. */
const PATIENCE = 60_000;

/** A segment that is wanted. */
interface Task {
  readonly segment: number;
  /** what it gives together with those behind it up to `end`, or that it has to be done here; null as long as nothing is known */
  result: { readonly batches: readonly Batch[]; readonly end: number } | 'failed' | null;
}

export class QueryThreads implements ParallelScans {
  private threads: QueryThread[] = [];
  /** the segments of the queries that are being read */
  private readonly tasks = new Map<number, readonly Task[]>();
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private nextQuery = 0;

  /**
   * @param count how many threads help the caller's
   * @param cache bytes of decoded columns that each keeps
   */
  constructor(
    private readonly store: Store,
    private count: number,
    private readonly cache: number,
  ) {}

  portions(query: StepsOnTable): Iterable<Portion> | null {
    // While a source is written, other connections do not see what this one sees.
    if (this.count === 0 || this.store.isWriting) return null;
    const table = this.store.table(query.table);
    const segments = table?.segmentsFor(query.request.filters) ?? [];
    if (table === undefined || segments.length < 2) return null;
    const tasks = segments.map((segment): Task => ({ segment, result: null }));
    return this.inOrder(tasks, query, (task) => query.rowsOf(table.part([task.segment])));
  }

  private *inOrder(
    tasks: readonly Task[],
    query: StepsOnTable,
    run: (task: Task) => Iterable<Batch>,
  ): Iterable<Portion> {
    const { grouping, whole } = query.steps;
    const number = this.nextQuery++;
    const claims = Claims.of(tasks.length);
    this.begin(number, query, tasks, claims);
    try {
      for (let place = 0; place < tasks.length; ) {
        const task = tasks[place] as Task; // there are so many
        const end = Math.min(place + 1 + (this.count + 1) * AHEAD, tasks.length);
        if (!whole) this.allow(number, claims, end);
        if (!claims.take(place)) {
          this.await(task, () => {
            query.check();
            return !whole && this.help(tasks.slice(0, end), claims, run);
          });
        }
        const { result } = task;
        task.result = null;
        if (result === null || result === 'failed') {
          yield { batches: run(task), inGroups: false };
          place++;
        } else {
          yield { batches: result.batches, inGroups: grouping !== null };
          place = result.end;
        }
      }
    } finally {
      claims.close();
      this.tasks.delete(number);
      for (const thread of this.threads) thread.ask({ kind: 'end', query: number });
    }
  }

  /** Starts the threads where they are not, and tells them the steps. */
  private begin(query: number, { steps, table }: StepsOnTable, tasks: readonly Task[], { shared }: Claims): void {
    const { store, cache, answers, count, threads } = this;
    while (threads.length < count) {
      threads.push(new QueryThread({ path: store.path, cache, answers, thread: threads.length, threads: count }));
    }
    this.tasks.set(query, tasks);
    const segments = tasks.map(({ segment }) => segment);
    const apart = takenApart(steps);
    for (const thread of threads) thread.ask({ kind: 'steps', query, table, steps: apart, segments, claims: shared });
  }

  /** Lets the threads take the segments before `end`. */
  private allow(query: number, claims: Claims, end: number): void {
    claims.allow(end);
    this.collect();
    for (const thread of this.threads) if (thread.isReady) thread.ask({ kind: 'more', query });
  }

  /**
   * Waits until the thread that has a segment is done with it, or none is left that could be.
   * @param help does something in the meantime; false where there is nothing to do
   */
  private await(task: Task, help: () => boolean): void {
    for (;;) {
      const known = Atomics.load(this.answers, 0);
      this.collect();
      if (task.result !== null || this.threads.length === 0) return;
      if (!help() && Atomics.wait(this.answers, 0, known, PATIENCE) === 'timed-out') this.giveUp();
    }
  }

  /** Takes the answers that have come. */
  private collect(): void {
    for (const thread of this.threads) {
      for (let answer = thread.answer(); answer !== null; answer = thread.answer()) {
        // Of a query that was left nothing is wanted.
        this.note(answer, this.tasks.get(answer.query) ?? []);
      }
    }
  }

  private note({ range: { start, end }, batches }: SegmentAnswer, tasks: readonly Task[]): void {
    const [first, ...others] = tasks.slice(start, end);
    if (first === undefined) return;
    if (batches !== null) first.result = { batches: batches.map(uncarried), end };
    else for (const task of [first, ...others]) task.result = 'failed';
  }

  /** How many threads have started. */
  get running(): number {
    this.collect();
    return this.threads.filter(({ isReady }) => isReady).length;
  }

  /** Does a segment that no thread has; false where there is none. */
  private help(tasks: readonly Task[], claims: Claims, run: (task: Task) => Iterable<Batch>): boolean {
    const place = tasks.findIndex((_, each) => claims.take(each));
    const task = tasks[place];
    if (task === undefined) return false;
    try {
      task.result = { batches: [...run(task)], end: place + 1 };
    } catch {
      // It is done again when its turn comes: the rows before it come first, and may be enough.
      task.result = 'failed';
    }
    return true;
  }

  private giveUp(): void {
    this.stop();
    this.count = 0;
  }

  /** Ends all threads. Queries that are being read go on without them. */
  stop(): void {
    for (const thread of this.threads) thread.stop();
    this.threads = [];
  }
}
