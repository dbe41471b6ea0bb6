import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteDictionary } from '../../../src/ingest/kernel/byte-dictionary.js';
import { Kernel } from '../../../src/ingest/kernel/kernel.js';

describe('a byte dictionary', () => {
  const kernel = new Kernel();

  it('numbers distinct texts of each kind in the order in which they come', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom('x'.repeat(300), 'é', '\ud83d\ude00', 'y'.repeat(15), 'y'.repeat(16), 'y'.repeat(17)),
    );
    const values = fc.array(fc.tuple(text, fc.nat(1)), { maxLength: 300 });
    fc.assert(
      fc.property(fc.array(values, { maxLength: 3 }), fc.boolean(), (batches, releases) => {
        kernel.reset();
        const dictionary = new ByteDictionary(kernel);
        const other = new ByteDictionary(kernel);
        for (const batch of batches) {
          const codes = new Map<string, number>();
          for (const [value, kind] of batch) {
            const bytes = Buffer.from(`..${value}..`);
            const key = `${kind}${bytes.toString('utf8', 2, bytes.length - 2)}`;
            const code = dictionary.code(bytes, 2, bytes.length - 2, kind);
            expect(code).toBe(codes.get(key) ?? codes.size + 1);
            codes.set(key, code);
            if (`${dictionary.kind(code)}${dictionary.text(code)}` !== key) throw new Error(key);
          }
          const texts = [...codes.keys()].map((key) => key.slice(1));
          expect(dictionary.texts()).toEqual(texts);
          expect(dictionary.size).toBe(texts.length);
          const { bytes, ends } = dictionary.utf8() ?? { bytes: Buffer.alloc(0), ends: [] };
          expect(Buffer.from(bytes).toString()).toBe(texts.join(''));
          expect(ends.length).toBe(texts.length + 1);
          if (releases) dictionary.release();
          else dictionary.clear();
          expect(dictionary.size).toBe(0);
        }
        expect(other.size).toBe(0);
      }),
    );
  });

  it('takes more than there was memory for', () => {
    kernel.reset();
    const dictionary = new ByteDictionary(kernel);
    for (let i = 0; i < 100_000; i++) {
      const bytes = Buffer.from(`${i % 70_000}`.padStart(100, 'z'));
      expect(dictionary.code(bytes, 0, bytes.length)).toBe((i % 70_000) + 1);
    }
    expect(dictionary.text(70_000)).toBe('69999'.padStart(100, 'z'));
  });
});
