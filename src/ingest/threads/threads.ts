// The threads of an ingest. They start when there is work for them, and everything can be done without them.

import type { BufferedColumn } from '../../store/column-buffer.js';
import { type EncodedColumn, encodeColumn } from '../../store/encoded-column.js';
import type { ColumnEncoder } from '../../store/store.js';
import type { PieceMemory } from '../inputs/rooms.js';
import { LocalHash, type StreamHash } from '../inputs/stream-hash.js';
import { Thread } from './thread.js';
import { ThreadHash } from './thread-hash.js';

interface Task {
  readonly column: BufferedColumn;
  readonly resolve: (column: EncodedColumn) => void;
  readonly reject: (error: unknown) => void;
}

/** Columns that a thread has at once: one that it works at, and the next ones, since this thread looks after it only now and then. */
const LOAD = 4;

/** Bytes of a content from which on a thread hashes it. */
const WORTH_A_THREAD = 64 << 20;

export class Threads implements ColumnEncoder {
  private threads: Thread[] = [];
  /** Columns that no thread has yet. */
  private readonly tasks: Task[] = [];

  /** @param count 0 where everything is done in this thread */
  constructor(readonly count: number) {}

  get isRunning(): boolean {
    return this.threads.some(({ isReady }) => isReady);
  }

  get waiting(): number {
    return this.tasks.length;
  }

  private start(): void {
    if (this.threads.length > 0) return;
    this.threads = Array.from({ length: this.count }, () => new Thread(() => this.dispatch()));
  }

  encode(column: BufferedColumn): Promise<EncodedColumn> {
    this.start();
    return new Promise((resolve, reject) => {
      this.tasks.push({ column, resolve, reject });
      this.dispatch();
    });
  }

  private dispatch(): void {
    for (const thread of this.threads) {
      while (thread.isReady && thread.columns < LOAD) {
        const task = this.tasks.shift();
        if (task === undefined) return;
        thread.encode(task.column).then(task.resolve, task.reject);
      }
    }
  }

  help(): boolean {
    const task = this.tasks.shift();
    if (task === undefined) return false;
    try {
      task.resolve(encodeColumn(task.column));
    } catch (error) {
      task.reject(error);
    }
    return true;
  }

  /**
   * What hashes a content of so many bytes.
   * @param memory into which it is read
   */
  hash(size: number, memory: PieceMemory): StreamHash {
    if (this.count === 0 || size < WORTH_A_THREAD) return new LocalHash(memory);
    this.start();
    const [thread] = this.threads as [Thread]; // there is one where `count` is not 0
    return new ThreadHash(thread, memory, () => this.help());
  }

  /** Ends all threads; what they were asked is never answered. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
    this.threads = [];
  }
}
