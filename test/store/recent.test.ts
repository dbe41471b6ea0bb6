import { describe, expect, it } from 'vitest';
import { Recent } from '../../src/store/recent.js';

/** Asks for keys one after the other, keeps what is not there, and counts what was. */
function askedFor(recent: Recent<string>, keys: readonly string[], bytes = 10): number {
  let found = 0;
  for (const key of keys) {
    if (recent.find(key) === key) found++;
    else recent.keep(key, key, bytes);
  }
  return found;
}

const keys = (count: number, prefix = 'k') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);

describe('what is kept', () => {
  it('is all, where there is room', () => {
    const recent = new Recent<string>(100);
    expect(askedFor(recent, keys(10))).toBe(0);
    expect(askedFor(recent, keys(10))).toBe(10);
    expect(recent.bytes).toBe(100);
  });

  it('is the same part of what does not fit, however often all of it is read', () => {
    const recent = new Recent<string>(100);
    askedFor(recent, keys(13));
    for (let turn = 0; turn < 200; turn++) expect(askedFor(recent, keys(13))).toBeGreaterThanOrEqual(9);
    expect(recent.bytes).toBeLessThanOrEqual(100);
  });

  it('gives way to what is asked for oftener', () => {
    const recent = new Recent<string>(100);
    for (let turn = 0; turn < 50; turn++) askedFor(recent, keys(10));
    for (let turn = 0; turn < 150; turn++) askedFor(recent, keys(10, 'other'));
    expect(askedFor(recent, keys(10, 'other'))).toBe(10);
  });

  it('takes more room where it grows, or goes', () => {
    const recent = new Recent<string>(100);
    askedFor(recent, keys(9));
    recent.grow('k0', 'k0', 20);
    expect(recent.bytes).toBe(100);
    // The others were asked for as often.
    recent.grow('k1', 'k1', 20);
    expect([recent.bytes, recent.find('k1'), recent.find('k0')]).toEqual([90, undefined, 'k0']);
    // Of what is not kept any more nothing is counted.
    recent.grow('k1', 'k1', 10);
    recent.grow('k2', 'another', 10);
    expect(recent.bytes).toBe(90);
  });

  it('stays within its budget, and leaves out what is larger than that', () => {
    const recent = new Recent<string>(100);
    recent.keep('large', 'large', 101);
    expect([recent.find('large'), recent.bytes]).toEqual([undefined, 0]);
    recent.keep('a', 'a', 60);
    recent.keep('a', 'b', 70);
    expect([recent.find('a'), recent.bytes]).toEqual(['b', 70]);
    recent.resize(50);
    expect([recent.find('a'), recent.bytes]).toEqual([undefined, 0]);
  });
});
