import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldCase } from '../../../src/engine/values/fold.js';
import { termsOf } from '../../../src/engine/values/terms.js';
import type { Latin1Values } from '../../../src/store/encodings/encoding.js';
import { bloomFilter, mayHold } from '../../../src/store/statistics/bloom-filter.js';
import { HashSet } from '../../../src/store/statistics/hash-set.js';
import { latin1Filters } from '../../../src/store/statistics/latin1-filters.js';
import { hashText, hashTextAndTerms } from '../../../src/store/statistics/text-hash.js';
import { text } from '../arbitraries.js';

const hash = fc.oneof(fc.constantFrom(0, 1, 2 ** 32 - 1), fc.integer({ min: 0, max: 2 ** 32 - 1 }));

function setOf(hashes: Iterable<number>): HashSet {
  const set = new HashSet();
  for (const each of hashes) set.add(each);
  return set;
}

it('terms have the hashes of the terms that `has` knows', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'B', 'é', 'Я', '9', '_', '.', ' ', '\u{10400}', 'ß'),
    maxLength: 12,
  });
  fc.assert(
    fc.property(fc.oneof(text, words), (value) => {
      const values = new HashSet();
      const terms = new HashSet();
      hashTextAndTerms(
        value,
        (each) => values.add(each),
        (each) => terms.add(each),
      );
      expect(terms.values().sort()).toEqual(setOf(termsOf(value).map(hashText)).values().sort());
      expect(values.values()).toEqual(setOf([hashText(value)]).values());
    }),
  );
});

it('texts that differ by case have one hash', () => {
  fc.assert(
    fc.property(text, (value) => {
      expect(hashText(foldCase(value))).toBe(hashText(value));
    }),
  );
  expect(hashText('Signalserver.XYZ')).toBe(hashText('signalSERVER.xyz'));
  expect(hashText('signalserver.xyz')).not.toBe(hashText('signalserver.xy'));
});

it('a set has each hash once', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 300 }), (hashes) => {
      const expected = [...new Set(hashes.map((each) => each || 1))].sort((a, b) => a - b);
      const set = setOf(hashes);
      expect([...set.values().sort()]).toEqual(expected);
      expect(set.size).toBe(expected.length);
    }),
  );
});

it('a filter holds all of its hashes', () => {
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 300 }), (hashes) => {
      const filter = bloomFilter(setOf(hashes));
      expect(hashes.every((each) => mayHold(filter, each))).toBe(true);
    }),
  );
});

it('a filter is wrong about one in fifty others', () => {
  const filter = bloomFilter(setOf(Array.from({ length: 5000 }, (_, i) => hashText(`in ${i}`))));
  let wrong = 0;
  for (let i = 0; i < 5000; i++) if (mayHold(filter, hashText(`out ${i}`))) wrong++;
  expect(wrong).toBeGreaterThan(20);
  expect(wrong).toBeLessThan(200);
});

it('the empty filter holds nothing', () => {
  expect(mayHold(bloomFilter(new HashSet()), hashText('a'))).toBe(false);
});

it('texts of Latin-1 have the filters of their strings', () => {
  const latin1 = fc.string({
    unit: fc.oneof(
      fc.constantFrom('a', 'B', '9', ' ', '\\', '_'),
      fc.nat(255).map((unit) => String.fromCharCode(unit)),
    ),
    maxLength: 40,
  });
  const long = fc.tuple(latin1, fc.nat(20_000)).map(([piece, times]) => piece.repeat(times));
  const each = fc.oneof(
    { weight: 20, arbitrary: latin1 },
    { weight: 5, arbitrary: text },
    { weight: 1, arbitrary: long },
  );
  fc.assert(
    fc.property(fc.uniqueArray(each, { maxLength: 200 }), (texts) => {
      const [values, terms] = [new HashSet(), new HashSet()];
      for (const value of texts) {
        hashTextAndTerms(
          value,
          (hash) => values.add(hash),
          (hash) => terms.add(hash),
        );
      }
      expect(latin1Filters(latin1Values(texts))).toEqual({ terms: bloomFilter(terms), values: bloomFilter(values) });
    }),
  );
});

function latin1Values(texts: readonly string[]): Latin1Values {
  const isWide = (value: string) => /[^\0-\xff]/.test(value);
  const wide = new Map([...texts.entries()].filter(([, value]) => isWide(value)));
  const narrow = texts.map((value) => (isWide(value) ? '' : value));
  let end = 0;
  return {
    kind: 'latin1',
    type: 'string',
    length: texts.length,
    bytes: Buffer.from(narrow.join(''), 'latin1'),
    ends: Uint32Array.from(narrow, (value) => {
      end += value.length;
      return end;
    }),
    wide,
  };
}
