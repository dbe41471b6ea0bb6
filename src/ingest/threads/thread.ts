// One worker thread, and what it has been asked.

import type { BufferedColumn } from '../../store/column-buffer.js';
import type { EncodedColumn } from '../../store/encoded-column.js';
import type { Answer, Request } from './messages.js';
import { startWorker } from './start-worker.js';
import { transferable } from './transferable.js';

/** What is told of the end of a request. */
export interface Asked {
  answered(answer: Answer): void;
  failed(error: unknown): void;
}

const ENDED = new Error('a thread of the ingest has ended');

export class Thread {
  private state: 'starting' | 'ready' | 'ended' = 'starting';
  private readonly worker = startWorker(new URL('./ingest-worker.js', import.meta.url));
  private readonly asked = new Map<number, Asked>();
  private nextId = 0;
  /** Columns that it was given and has not encoded yet. */
  columns = 0;

  /** @param changed called when the thread has started, answered, or ended */
  constructor(private readonly changed: () => void) {
    this.worker.on('message', (answer: Answer) => this.receive(answer));
    this.worker.on('error', (error) => this.end(error));
    this.worker.on('exit', () => this.end(ENDED));
  }

  get isReady(): boolean {
    return this.state === 'ready';
  }

  /** Encodes a column; its arrays are of no use afterwards. */
  encode(column: BufferedColumn): Promise<EncodedColumn> {
    this.columns++;
    return new Promise<EncodedColumn>((resolve, reject) => {
      this.ask((id) => ({ kind: 'encode', id, column }), {
        answered: (answer) => {
          this.columns--;
          if (answer.kind === 'encoded') resolve(answer.column);
        },
        failed: reject,
      });
    });
  }

  /** Hands a request over, with the memory of its arrays. */
  ask(request: (id: number) => Request, asked: Asked): void {
    if (this.state === 'ended') return asked.failed(ENDED);
    const id = this.nextId++;
    this.asked.set(id, asked);
    const message = request(id);
    this.worker.postMessage(message, transferable(message));
  }

  private receive(answer: Answer): void {
    if (answer.kind === 'ready') {
      this.state = 'ready';
    } else {
      const asked = this.asked.get(answer.id);
      this.asked.delete(answer.id);
      if (answer.kind === 'failed') asked?.failed(answer.error);
      else asked?.answered(answer);
    }
    this.changed();
  }

  private end(error: unknown): void {
    this.state = 'ended';
    for (const asked of this.asked.values()) asked.failed(error);
    this.asked.clear();
    this.changed();
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
