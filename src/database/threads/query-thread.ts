// One worker thread. Its answers are fetched, so that they come while the caller's thread is busy.

import { MessageChannel, receiveMessageOnPort, type Worker } from 'node:worker_threads';
import { startWorker } from '../../ingest/threads/start-worker.js';
import type { Answer, Beginning, Request } from './messages.js';

export type SegmentAnswer = Extract<Answer, { readonly kind: 'done' }>;

export class QueryThread {
  private readonly worker: Worker;
  private readonly port;
  /** Whether it has started: it may never. */
  isReady = false;

  constructor(beginning: Omit<Beginning, 'port'>) {
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    const workerData: Beginning = { ...beginning, port: port2 };
    const url = new URL('./query-worker.js', import.meta.url);
    this.worker = startWorker(url, { workerData, transferList: [port2] });
    // A thread that waits keeps no process from ending.
    this.worker.unref();
    // What goes wrong in a thread is done again by whoever asked it.
    this.worker.on('error', () => {});
  }

  ask(request: Request): void {
    this.port.postMessage(request);
  }

  /** The next answer about segments, where there is one. */
  answer(): SegmentAnswer | null {
    for (;;) {
      const received = receiveMessageOnPort(this.port);
      if (received === undefined) return null;
      const answer = received.message as Answer; // of the thread
      if (answer.kind === 'done') return answer;
      this.isReady = true;
    }
  }

  stop(): void {
    this.port.close();
    void this.worker.terminate();
  }
}
