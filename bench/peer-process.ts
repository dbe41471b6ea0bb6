import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { FileFormat } from './workload.js';

export type Task =
  | { readonly do: 'ingest'; readonly file: string; readonly format: FileFormat }
  | { readonly do: 'query'; readonly workload: string; readonly now: string }
  /** The same question, for its answer's lines. */
  | { readonly do: 'answer'; readonly workload: string; readonly now: string }
  /** The dearest of several questions, each asked alone. */
  | { readonly do: 'dearest'; readonly workload: string; readonly now: string }
  | { readonly do: 'leave' };

export interface Outcome {
  readonly milliseconds: number;
  /** Of all threads of the process so far. */
  readonly processorMilliseconds: number;
  readonly rows: number;
  readonly lines?: readonly string[];
  /** Of the process so far, in bytes. */
  readonly peakMemory: number;
  readonly title: string;
}

export type Reply = { readonly outcome: Outcome } | { readonly error: string };

/** One engine on one database in a process of its own, so that memory is measured and engines do not disturb each other. */
export class PeerProcess {
  readonly #child;
  readonly #name: string;

  constructor(name: string, path: string) {
    this.#name = name;
    this.#child = fork(fileURLToPath(new URL('./peer-worker.ts', import.meta.url)), [name, path], {
      serialization: 'advanced',
    });
  }

  async run(task: Task): Promise<Outcome> {
    const ended = new AbortController();
    const { signal } = ended;
    this.#child.send(task);
    try {
      const [reply] = await Promise.race([
        once(this.#child, 'message', { signal }),
        once(this.#child, 'exit', { signal }).then(([code]) => [{ error: `ended with code ${code}` }]),
      ]);
      return outcomeOf(this.#name, task, reply);
    } finally {
      ended.abort();
    }
  }

  async leave(): Promise<Outcome> {
    const exit = once(this.#child, 'exit');
    const outcome = await this.run({ do: 'leave' });
    await exit;
    return outcome;
  }
}

function outcomeOf(name: string, task: Task, reply: Reply): Outcome {
  if ('outcome' in reply) return reply.outcome;
  throw new Error(`${name}, ${'workload' in task ? task.workload : task.do}: ${reply.error}`);
}
