// What threads of queries are told, and what they answer.

import type { MessagePort } from 'node:worker_threads';
import type { CarriedBatch } from '../carried-batch.js';

/** What a thread is started with. */
export interface Beginning {
  /** the database */
  readonly path: string;
  /** bytes of decoded columns that it keeps */
  readonly cache: number;
  /** where it is asked, and answers */
  readonly port: MessagePort;
  /** a number that grows with every answer of any thread */
  readonly answers: Int32Array;
}

export type Request =
  /** The steps of a query, taken apart. */
  | { readonly kind: 'steps'; readonly query: number; readonly table: string; readonly steps: unknown }
  /** Asks for the rows of the steps for a segment. */
  | { readonly kind: 'segment'; readonly query: number; readonly id: number; readonly segment: number }
  /** Of these steps no more is wanted. */
  | { readonly kind: 'end'; readonly query: number };

export type Answer =
  /** The thread has started. */
  | { readonly kind: 'ready' }
  /** The rows for a segment; null where it did not work: whoever asked does it, and sees why. */
  | { readonly kind: 'rows'; readonly id: number; readonly batches: readonly CarriedBatch[] | null };
