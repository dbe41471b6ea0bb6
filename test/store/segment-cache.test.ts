import { describe, expect, it } from 'vitest';
import { constantVector } from '../../src/engine/values/vector.js';
import { SegmentCache } from '../../src/store/segment-cache.js';

const of = (value: string, bytes: number) => ({ vector: constantVector('string', value, 1), bytes });

/** What a cache gives for a column, with whether it had to be decoded. */
function read(cache: SegmentCache, column: number, bytes = 10): boolean {
  let decoded = false;
  const vector = cache.column(column, 1, () => {
    decoded = true;
    return of(`${column}`, bytes);
  });
  expect(vector).toEqual(constantVector('string', `${column}`, 1));
  return decoded;
}

describe('the cache of decoded columns', () => {
  it('decodes a column once', () => {
    const cache = new SegmentCache(100);
    expect([read(cache, 1), read(cache, 1), read(cache, 2)]).toEqual([true, false, true]);
  });

  it('forgets what was read longest ago, where its bytes are used up', () => {
    const cache = new SegmentCache(20);
    for (const column of [1, 2, 1, 3]) read(cache, column);
    expect([read(cache, 1), read(cache, 3), read(cache, 2)]).toEqual([false, false, true]);
  });

  it('keeps nothing that is larger than all of it', () => {
    const cache = new SegmentCache(20);
    read(cache, 1);
    expect([read(cache, 2, 21), read(cache, 2, 21), read(cache, 1)]).toEqual([true, true, false]);
  });

  it('passes on that there is no value', () => {
    expect(new SegmentCache(20).column(1, 1, () => undefined)).toBeUndefined();
  });
});
