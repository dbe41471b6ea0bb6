import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DamageCount } from '../../../src/ingest/columns/damage.js';

it('finds the damage of texts in their bytes', () => {
  const whole = fc.constantFrom(
    '####',
    '#NAME?',
    '1.78E+12',
    '-2,5E+3',
    '10:23.4',
    '123:04',
    ' 9:15 AM',
    '1E+9',
    '10.0.0.1',
    '-',
    '',
  );
  const longest = fc.constant('x'.repeat(32_767));
  const texts = fc.array(fc.oneof(whole, fc.string({ unit: 'grapheme-ascii' }), longest), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (all) => {
      const [ofTexts, ofBytes] = [new DamageCount(), new DamageCount()];
      for (const text of all) ofTexts.add(text);
      let end = 0;
      ofBytes.addAscii(
        Buffer.from(all.join('')),
        Uint32Array.from(all, (text) => (end += text.length)),
      );
      expect(ofBytes.description).toBe(ofTexts.description);
    }),
  );
});
