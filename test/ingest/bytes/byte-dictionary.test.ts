import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteDictionary, hashOf, viewOf } from '../../../src/ingest/bytes/byte-dictionary.js';

describe('a byte dictionary', () => {
  it('numbers distinct texts in the order in which they come', () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('x'.repeat(300), 'é', '\ud83d\ude00'),
    );
    // With few hashes, texts that differ meet in the same slots.
    fc.assert(
      fc.property(
        fc.array(fc.array(texts, { maxLength: 200 }), { maxLength: 3 }),
        fc.constantFrom(-1, 3, 0),
        (batches, mask) => {
          const dictionary = new ByteDictionary(2, 2);
          for (const batch of batches) {
            const codes = new Map<string, number>();
            for (const text of batch) {
              const bytes = Buffer.from(`..${text}..`);
              const end = bytes.length - 2;
              const key = bytes.toString('utf8', 2, end);
              const view = viewOf(bytes);
              const code = dictionary.code(bytes, view, 2, end, hashOf(view, 2, end) & mask);
              expect(code).toBe(codes.get(key) ?? codes.size);
              codes.set(key, code);
              const found = [dictionary.text(code), dictionary.lengthOf(code), dictionary.isAt(code, bytes, view, 2)];
              if (found.join() !== [key, end - 2, true].join()) throw new Error(found.join());
            }
            expect(dictionary.texts()).toEqual([...codes.keys()]);
            expect(dictionary.size).toBe(codes.size);
            dictionary.clear();
          }
        },
      ),
    );
  });
});
