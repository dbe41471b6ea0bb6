import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../support/seed.js';
import { CodeRows } from '../../../src/store/search/code-rows.js';

describe('the rows of codes', () => {
  it('are those that a look at every row finds, in their order, each time', () => {
    const column = fc.integer({ min: 1, max: 6 }).chain((size) => {
      const code = fc.integer({ min: 0, max: size - 1 });
      const some = fc.uniqueArray(code).map((codes) => Uint32Array.from(codes).sort());
      return fc.tuple(fc.constant(size), fc.array(code, { maxLength: 100 }), fc.array(some, { maxLength: 4 }));
    });
    fc.assert(
      fc.property(column, ([size, codes, asked]) => {
        const known = new CodeRows(Uint8Array.from(codes), size);
        for (const some of asked) {
          const expected = codes.flatMap((code, row) => (some.includes(code) ? [row] : []));
          expect([...known.rowsOf(some)]).toEqual(expected);
          expect(known.count(some)).toBe(expected.length);
        }
      }),
    );
  });
});
