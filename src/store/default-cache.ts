// How much a database keeps for the next queries where its caller says nothing.

import { totalmem } from 'node:os';

const SHARE = 1 / 8;
const LEAST = 256 * 2 ** 20;
const MOST = 2 ** 30;

export interface CacheLimits {
  /** how many caches share the memory */
  readonly caches?: number;
  /** bytes that one query may hold */
  readonly maxMemory?: number | undefined;
}

/**
 * An eighth of the memory of the machine, or of the container that the process runs in, or of its part where several caches
 * share it, and not more than a query may hold; 256 MiB at least and 1 GiB at most.
 */
export function defaultCache(limits: CacheLimits = {}): number {
  // 0 or more than the machine has where nothing limits the process.
  const container = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return cacheFor(Math.min(totalmem(), container), limits);
}

/** @param memory bytes that the process may use */
export function cacheFor(memory: number, { caches = 1, maxMemory = MOST }: CacheLimits = {}): number {
  const share = Math.min((memory * SHARE) / caches, maxMemory, MOST);
  return Math.floor(Math.max(share, LEAST));
}
