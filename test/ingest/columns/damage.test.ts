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
  const longest = fc.constantFrom('x'.repeat(32_767), 'é'.repeat(32_767), '\u00a010:23');
  const texts = fc.array(fc.oneof(whole, fc.string({ unit: 'grapheme' }), longest), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (all) => {
      const [ofTexts, ofBytes] = [new DamageCount(), new DamageCount()];
      for (const text of all) ofTexts.add(text);
      let end = 0;
      const ends = Uint32Array.from(all, (text) => {
        end += Buffer.byteLength(text);
        return end;
      });
      ofBytes.addUtf8(Buffer.from(all.join('')), ends);
      expect(ofBytes.description).toBe(ofTexts.description);
    }),
  );
});
