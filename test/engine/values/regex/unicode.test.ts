import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharSet } from '../../../../src/engine/values/regex/char-set.js';
import { UNICODE_VERSION } from '../../../../src/engine/values/regex/unicode.generated.js';
import { foldedSet, propertySet, rangesOf, UNICODE } from '../../../../src/engine/values/regex/unicode.js';

/** As unicode.generated.ts writes it. */
function written(set: CharSet): string {
  return set.ranges.map((bound, i) => (bound - (set.ranges[i - 1] ?? 0)).toString(36)).join(' ');
}

describe('classes', () => {
  it.each([
    ['word', '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]'],
    ['digit', '\\p{Nd}'],
    ['space', '\\p{White_Space}'],
  ] as const)('%s holds what Unicode says', (name, definition) => {
    const expected = rangesOf(definition);
    if (process.versions.unicode === UNICODE_VERSION) expect(written(UNICODE[name])).toBe(written(expected));
    // A later Unicode adds characters and takes none away.
    else expect(UNICODE[name].minus(expected).isEmpty || expected.minus(UNICODE[name]).isEmpty).toBe(true);
  });

  it('of properties hold every plane', () => {
    for (const [name, inside, outside] of [
      ['Co', 0xe000, 0xffff],
      ['Co', 0xffffd, 0xffffe],
      ['Co', 0x100000, 0x10ffff],
      ['Cn', 0x50000, 0xe000],
      ['Lo', 0x20000, 0x61],
      ['Me', 0x488, 0x48a],
      ['Variation_Selector', 0xe0100, 0xe0000],
    ] as const) {
      const set = propertySet(name);
      expect([name, set?.has(inside), set?.has(outside)]).toEqual([name, true, false]);
    }
    expect(propertySet('Nothing')).toBeNull();
    expect(propertySet('L}|.')).toBeNull();
  });
});

describe('case folding', () => {
  it('is that of JavaScript with the flags iu', () => {
    const bounds = fc.tuple(fc.integer({ min: 0, max: 0x600 }), fc.integer({ min: 0, max: 40 }));
    fc.assert(
      fc.property(bounds, fc.integer({ min: 0, max: 0x2200 }), ([first, length], codePoint) => {
        const set = CharSet.of([first, first + length]);
        const expected = new RegExp(set.classText(), 'iu').test(String.fromCodePoint(codePoint));
        expect(foldedSet(set, true).has(codePoint)).toBe(expected);
      }),
    );
  });

  it('stays in ASCII where Unicode is off', () => {
    const folded = foldedSet(CharSet.of([0x6a, 0x6c]), false);
    expect(folded).toEqual(CharSet.of([0x4a, 0x4c], [0x6a, 0x6c]));
  });
});

describe('sets', () => {
  const sets = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 8 })), { maxLength: 5 })
    .map((pairs) => CharSet.of(...pairs.map(([first, length]): [number, number] => [first, first + length])));

  it('are unions, intersections, differences and complements of their members', () => {
    fc.assert(
      fc.property(sets, sets, fc.integer({ min: 0, max: 60 }), (a, b, at) => {
        const [inA, inB] = [a.has(at), b.has(at)];
        expect(a.union(b).has(at)).toBe(inA || inB);
        expect(a.intersect(b).has(at)).toBe(inA && inB);
        expect(a.minus(b).has(at)).toBe(inA && !inB);
        expect(a.symmetricDifference(b).has(at)).toBe(inA !== inB);
        expect(a.negate().has(at)).toBe(!inA);
        expect(a.negate().negate()).toEqual(CharSet.of(...a.pairs()));
      }),
    );
  });
});
