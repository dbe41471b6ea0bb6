import { totalmem } from 'node:os';
import { describe, expect, it } from 'vitest';
import { cacheFor, defaultCache } from '../../src/store/default-cache.js';

const MIB = 2 ** 20;

describe('what a database keeps by default', () => {
  it.each([
    [512, 256],
    [2048, 256],
    [4096, 512],
    [8192, 1024],
    [65536, 1024],
  ])('is of %i MiB of memory %i', (memory, cache) => {
    expect(cacheFor(memory * MIB)).toBe(cache * MIB);
  });

  it('is less where several share the memory, or a query may hold less', () => {
    expect(cacheFor(8192 * MIB, { caches: 2 })).toBe(512 * MIB);
    expect(cacheFor(8192 * MIB, { maxMemory: 300 * MIB })).toBe(300 * MIB);
    expect(cacheFor(8192 * MIB, { maxMemory: 1 * MIB })).toBe(256 * MIB);
  });

  it('is not more than the machine allows for', () => {
    expect(defaultCache()).toBeLessThanOrEqual(cacheFor(totalmem()));
    expect(defaultCache({ caches: 1000 })).toBe(256 * MIB);
  });
});
