// Runs the steps of a query that stand on a table, segment by segment, in this thread and in others. The caller's thread waits for
// none that it can do without: it runs the steps of the next segment that no thread has, and of one that a thread failed at, itself.

import type { ParallelScans, StepsOnTable } from '../../engine/engine.js';
import type { Batch } from '../../engine/values/batch.js';
import type { Store } from '../../store/store.js';
import { takenApart, uncarried } from '../carried-batch.js';
import { QueryThread } from './query-thread.js';

/** Segments that a thread has at once: one that it works at, and the next. */
const LOAD = 2;
/** Milliseconds without any answer, after which threads are given up. */
const PATIENCE = 60_000;

/** A segment whose rows are wanted. */
interface Task {
  readonly id: number;
  readonly segment: number;
  state: 'waiting' | 'given' | 'failed' | 'done';
  batches: readonly Batch[];
}

export class QueryThreads implements ParallelScans {
  private threads: QueryThread[] = [];
  /** those that threads have, by their ids */
  private readonly given = new Map<number, Task>();
  private readonly answers = new Int32Array(new SharedArrayBuffer(4));
  private nextId = 0;

  /**
   * @param count how many threads help the caller's
   * @param cache bytes of decoded columns that each keeps
   */
  constructor(
    private readonly store: Store,
    private count: number,
    private readonly cache: number,
  ) {}

  rows(query: StepsOnTable): Iterable<Batch> | null {
    // While a source is written, other connections do not see what this one sees.
    if (this.count === 0 || this.store.isWriting) return null;
    const table = this.store.table(query.table);
    const segments = table?.segmentsFor(query.request.filters) ?? [];
    if (table === undefined || segments.length < 2) return null;
    const tasks = segments.map((segment): Task => ({ id: this.nextId++, segment, state: 'waiting', batches: [] }));
    return this.inOrder(tasks, query, (task) => query.rowsOf(table.segment(task.segment)));
  }

  private *inOrder(tasks: readonly Task[], query: StepsOnTable, run: (task: Task) => Iterable<Batch>): Iterable<Batch> {
    const number = this.nextId++;
    this.begin(number, query);
    try {
      for (const [i, task] of tasks.entries()) {
        const ahead = tasks.slice(i + 1, i + 1 + (this.count + 1) * LOAD);
        this.collect();
        this.give(ahead, number);
        this.finish(task, () => {
          query.check();
          this.give(ahead, number);
          return this.help(ahead, run);
        });
        if (task.state === 'done') yield* task.batches;
        else yield* run(task);
        task.batches = [];
      }
    } finally {
      for (const { id } of tasks) this.given.delete(id);
      for (const thread of this.threads) thread.ask({ kind: 'end', query: number });
    }
  }

  /** Starts the threads where they are not, and tells them the steps. */
  private begin(query: number, { steps, table }: StepsOnTable): void {
    const { store, cache, answers } = this;
    while (this.threads.length < this.count) this.threads.push(new QueryThread({ path: store.path, cache, answers }));
    const request = { kind: 'steps', query, table, steps: takenApart(steps) } as const;
    for (const thread of this.threads) thread.ask(request);
  }

  private give(tasks: readonly Task[], query: number): void {
    for (const thread of this.threads) {
      while (thread.isReady && thread.load < LOAD) {
        const task = tasks.find(({ state }) => state === 'waiting');
        if (task === undefined) return;
        task.state = 'given';
        this.given.set(task.id, task);
        thread.ask({ kind: 'segment', query, id: task.id, segment: task.segment });
      }
    }
  }

  /**
   * Goes on until no thread works at a segment, or none is left that does.
   * @param help does something in the meantime; false where there is nothing to do
   */
  private finish(task: Task, help: () => boolean): void {
    for (;;) {
      const known = Atomics.load(this.answers, 0);
      this.collect();
      if (task.state !== 'given' || this.threads.length === 0) return;
      if (!help() && Atomics.wait(this.answers, 0, known, PATIENCE) === 'timed-out') this.giveUp();
    }
  }

  /** Takes the answers that have come. */
  private collect(): void {
    for (const thread of this.threads) {
      for (let answer = thread.answer(); answer !== null; answer = thread.answer()) {
        const task = this.given.get(answer.id);
        // Of a query that was left nothing is wanted.
        if (task === undefined) continue;
        this.given.delete(answer.id);
        task.state = answer.batches === null ? 'failed' : 'done';
        task.batches = answer.batches?.map(uncarried) ?? [];
      }
    }
  }

  /** How many threads have started. */
  get running(): number {
    this.collect();
    return this.threads.filter(({ isReady }) => isReady).length;
  }

  /** Does a segment that no thread has; false where there is none. */
  private help(tasks: readonly Task[], run: (task: Task) => Iterable<Batch>): boolean {
    const task = tasks.find(({ state }) => state === 'waiting');
    if (task === undefined) return false;
    try {
      task.batches = [...run(task)];
      task.state = 'done';
    } catch {
      // It is done again when its turn comes: the rows before it come first, and may be enough.
      task.state = 'failed';
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
