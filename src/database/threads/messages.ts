// What threads of queries are told, and what they answer.

import type { MessagePort } from 'node:worker_threads';
import type { CarriedBatch } from '../carried-batch.js';
import type { SegmentRange } from './claims.js';

/** What a thread is started with. */
export interface Beginning {
  /** the database */
  readonly path: string;
  /** bytes of decoded columns that it keeps */
  readonly cache: number;
  /** its number, of so many threads */
  readonly thread: number;
  readonly threads: number;
  /** where it is asked, and answers */
  readonly port: MessagePort;
  /** a number that grows with every answer of any thread */
  readonly answers: Int32Array;
}

export type Request =
  /** The steps of a query, taken apart: the thread is to run them on the segments that it can take. */
  | {
      readonly kind: 'steps';
      readonly query: number;
      readonly table: string;
      readonly steps: unknown;
      readonly segments: readonly number[];
      /** of `Claims` */
      readonly claims: Int32Array;
    }
  /** More segments may be taken. */
  | { readonly kind: 'more'; readonly query: number }
  /** Of these steps no more is wanted. */
  | { readonly kind: 'end'; readonly query: number };

export type Answer =
  /** The thread has started. */
  | { readonly kind: 'ready' }
  /** What the steps give for some segments, by their places among them; null where it did not work: whoever asked does it, and sees why. */
  | {
      readonly kind: 'done';
      readonly query: number;
      readonly range: SegmentRange;
      readonly batches: readonly CarriedBatch[] | null;
    };
