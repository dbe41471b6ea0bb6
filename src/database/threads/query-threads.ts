// Runs the steps of a query that stand on a table, segment by segment, in this thread and in others. All take segments that nobody has.
// The caller's thread goes through them in their order. Where rows are wanted the others are a few segments ahead of it; where groups are,
// they begin at the end, since all is wanted, and no thread then has to decode what another one keeps.

import type { ParallelScans, Portion, StepsOnTable } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Store } from '../../store/store.js';
import { takenApart, uncarried } from '../carried-batch.js';
import { Claims } from './claims.js';
import { QueryThread } from './query-thread.js';

/** Segments for each thread that rows are kept of, before they are wanted. */
const AHEAD = 2;
/** Milliseconds without any answer, after which threads are given up. */
const PATIENCE = 60_000;

/** A segment that is wanted of, and what it gives, where that is known; `failed` where it is to be tried here. */
interface Task {
  readonly segment: number;
  result: readonly Batch[] | 'failed' | null;
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
    private readonly cache: number | undefined,
  ) {}

  portions(query: StepsOnTable): Iterable<Portion> | null {
    // While a source is written, other connections do not see what this one sees.
    if (this.count === 0 || this.store.isWriting) return null;
    const table = this.store.table(query.table);
    const segments = table?.segmentsFor(query.request.filters) ?? [];
    if (table === undefined || segments.length < 2) return null;
    const tasks = segments.map((segment): Task => ({ segment, result: null }));
    return this.inOrder(tasks, query, (task) => query.rowsOf(table.segment(task.segment)));
  }

  private *inOrder(
    tasks: readonly Task[],
    query: StepsOnTable,
    run: (task: Task) => Iterable<Batch>,
  ): Iterable<Portion> {
    const inGroups = query.steps.grouping !== null;
    const number = this.nextQuery++;
    const claims = Claims.of(tasks.length);
    this.begin(number, query, tasks, claims);
    try {
      for (const [place, task] of tasks.entries()) {
        const end = Math.min(place + 1 + (this.count + 1) * AHEAD, tasks.length);
        if (!inGroups) this.allow(number, claims, end);
        if (!claims.take(place)) {
          this.await(task, () => {
            query.check();
            return !inGroups && this.help(tasks.slice(0, end), claims, run);
          });
        }
        if (Array.isArray(task.result)) yield { batches: task.result, inGroups };
        else yield { batches: run(task), inGroups: false };
        task.result = null;
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
        const task = this.tasks.get(answer.query)?.[answer.place];
        // Of a query that was left nothing is wanted.
        if (task !== undefined) task.result = answer.batches?.map(uncarried) ?? 'failed';
      }
    }
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
      task.result = [...run(task)];
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
