import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldCase, foldUnit } from '../../../src/engine/values/fold.js';
import { texts } from './arbitrary.js';

test('no letter becomes two, and none becomes ASCII', () => {
  expect(foldCase('Straße İSTANBUL ΣΑΣ')).toBe('straße İstanbul σασ');
  expect(foldCase('ς')).toBe(foldCase('Σ'));
  expect(foldCase('\u212A')).not.toBe('k');
  expect(foldCase('ſ')).not.toBe('s');
  expect(foldCase('ß')).not.toBe(foldCase('SS'));
});

test('two units fold alike exactly where a regular expression that ignores case takes one for the other', () => {
  const byFold = new Map<number, number[]>();
  for (let unit = 0; unit < 0x10000; unit++) {
    const fold = foldUnit(unit);
    const same = byFold.get(fold);
    if (same === undefined) byFold.set(fold, [unit]);
    else same.push(unit);
  }
  const everything = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('');
  for (const [fold, units] of byFold) {
    // Most units are alone in their class: every hundredth stands for them.
    if (units.length === 1 && fold % 100 !== 0) continue;
    const pattern = new RegExp(`\\u${(units[0] ?? 0).toString(16).padStart(4, '0')}`, 'gi');
    const found = [...everything.matchAll(pattern)].map((match) => match.index);
    expect(found).toEqual(units);
  }
});

test('folding keeps lengths, and folds nothing twice', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const folded = foldCase(text);
      expect(folded.length).toBe(text.length);
      expect(foldCase(folded)).toBe(folded);
    }),
  );
});

test('long texts fold in whole', () => {
  expect(foldCase('ÄB'.repeat(20_000))).toBe('äb'.repeat(20_000));
});
