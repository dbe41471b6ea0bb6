import { describe, expect, it } from 'vitest';
import { xxhash64 } from '../../../src/engine/language/scalars/_xxhash64.js';
import { onText } from '../../support/on-text.js';
import { runQuery } from '../../support/run-query.js';

describe('xxhash64', () => {
  // From the tests of other implementations; the last is longer than three stripes.
  it.each([
    ['', 0xef46db3751d8e999n],
    ['a', 0xd24ec4f1a98c6e5bn],
    ['abc', 0x44bc2cf5ad770999n],
    ['Nobody inspects the spammish repetition', 0xfbcea83c8a378bf1n],
    ['x'.repeat(100), 0x92f0de5a88a3c094n],
  ])('of %j', (text, expected) => {
    expect(xxhash64(new TextEncoder().encode(text))).toBe(expected);
  });

  it('reads its bytes at their own place', () => {
    const bytes = new TextEncoder().encode('..abc..');
    expect(xxhash64(bytes.subarray(2, 5))).toBe(0x44bc2cf5ad770999n);
  });
});

describe('hash', () => {
  it('of a number or time is that of its bytes', () => {
    const { rows } = runQuery(
      'print hash(1), hash(toint(1)), hash(1.0), hash(true), hash(1tick), hash(guid(74be27de-1e4e-49d9-b579-fe0b331d3642))',
    );
    const bytes = [
      [1, 0, 0, 0, 0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0xf0, 0x3f],
      [1],
      [1, 0, 0, 0, 0, 0, 0, 0],
    ];
    const guid = [0xde, 0x27, 0xbe, 0x74, 0x4e, 0x1e, 0xd9, 0x49, 0xb5, 0x79, 0xfe, 0x0b, 0x33, 0x1d, 0x36, 0x42];
    expect(rows).toEqual([[...bytes, guid].map((b) => BigInt.asIntN(64, xxhash64(Uint8Array.from(b))))]);
  });

  it('modulo a number lies below it, whatever the sign of the hash', () => {
    const { rows } = runQuery('range x from 1 to 200 step 1 | project negative = hash(x) < 0, m = hash(x, 7)');
    expect(new Set(rows.map(([negative]) => negative))).toEqual(new Set([true, false]));
    expect(new Set(rows.map(([, m]) => m))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  it.each([
    ['hash(s, 0)', null],
    ['hash(s, -5)', null],
    ['hash(int(null))', null],
    ['hash_many(int(null))', null],
    ['hash_combine(1, long(null))', null],
    ['hash_combine(1, 2) == hash_combine(2, 1)', false],
    ['hash_combine(1, 2, 3) == hash_combine(1, 2)', false],
    ['hash_many(s, 1) == hash_combine(hash(s), hash(1))', true],
    ['hash_xxhash64(s) == hash(s)', true],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'abc')).toBe(expected);
  });
});

describe('digests', () => {
  it.each([
    ['hash_md5(s)', '74b87337454200d4d33f80c4663dc5e5'],
    ['hash_md5("")', ''],
    ['hash_sha1(int(null))', ''],
    ['hash_sha256(tostring(dynamic(null)))', ''],
    ['hash_sha256(1) == hash_sha256("1")', true],
    ['hash_sha256(1.0) == hash_sha256("1.0")', true],
    ['hash_md5("é") == hash_md5(base64_decode_tostring("w6k="))', true],
  ])('%s is %j', (expression, expected) => {
    expect(onText(expression, 'aaaa')).toBe(expected);
  });
});
