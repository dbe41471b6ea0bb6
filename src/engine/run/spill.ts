import type { Batch } from '../values/batch.js';

/** Where operators put rows that they have no memory for. It is the caller's: the engine does no I/O. */
export interface SpillStorage {
  /** A place for batches, empty. */
  open(): SpilledBatches;
}

export interface SpilledBatches {
  /** Puts all columns of a batch behind those that are there. */
  append(batch: Batch): void;
  /** The batches in their order; may be read any number of times. */
  read(): Iterable<Batch>;
  /** Gives the room back. What was read stays. */
  drop(): void;
}
