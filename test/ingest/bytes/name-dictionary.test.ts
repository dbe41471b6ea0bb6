import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf, NameDictionary, viewOf } from '../../../src/ingest/bytes/name-dictionary.js';

describe('a dictionary of names', () => {
  it('numbers distinct texts in the order in which they come', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('x'.repeat(300), 'é', '\ud83d\ude00'),
    );
    // With few hashes, texts that differ meet in the same slots.
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 200 }), fc.constantFrom(-1, 3, 0), (names, mask) => {
        const dictionary = new NameDictionary(2, 2);
        const codes = new Map<string, number>();
        for (const name of names) {
          const bytes = Buffer.from(`..${name}..`);
          const end = bytes.length - 2;
          const key = bytes.toString('utf8', 2, end);
          const view = viewOf(bytes);
          const code = dictionary.code(bytes, view, 2, end, hashOf(view, 2, end) & mask);
          expect(code).toBe(codes.get(key) ?? codes.size);
          codes.set(key, code);
          const found = [dictionary.text(code), dictionary.lengthOf(code), dictionary.isAt(code, bytes, view, 2)];
          if (found.join() !== [key, end - 2, true].join()) throw new Error(found.join());
        }
        expect(dictionary.size).toBe(codes.size);
      }),
    );
  });
});
