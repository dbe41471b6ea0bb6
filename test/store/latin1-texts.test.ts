import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeColumn } from '../../src/store/encoded-column.js';
import { latin1Of, latin1OfRows } from '../../src/store/latin1-texts.js';
import type { Utf8Texts } from '../../src/store/utf8-texts.js';

/** A part of a text: letters that take one, two, three and four bytes of UTF-8, and all of Latin-1. */
const part = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'Z', '9', ' ', '\\', '_') },
  fc.constantFrom('\x7f', '\x80', '\xff', 'é', 'µ', 'ß', '\u0100', 'Я', '日', '\ufffd', '\u{1f600}', '\u{10400}'),
);
const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));

/** Different texts, and rows that have all of them. */
const column = fc
  .tuple(fc.uniqueArray(text, { minLength: 1, maxLength: 20 }), fc.array(fc.nat(), { maxLength: 30 }))
  .map(([texts, more]) => ({
    texts,
    codes: Uint32Array.from([...texts.keys(), ...more.map((at) => at % texts.length)]),
  }));

function utf8Of(texts: readonly Uint8Array[]): Utf8Texts {
  let end = 0;
  const ends = Uint32Array.from(texts, ({ length }) => {
    end += length;
    return end;
  });
  return { bytes: new Uint8Array(Buffer.concat(texts)), ends };
}

/** The strings that Latin-1 values stand for. */
function stringsOf({ bytes, ends, wide, length }: ReturnType<typeof latin1Of>): string[] {
  const latin1 = Buffer.from(bytes).toString('latin1');
  return Array.from({ length }, (_, i) => wide.get(i) ?? latin1.slice(i === 0 ? 0 : ends[i - 1], ends[i]));
}

it('a dictionary of bytes is written as one of strings', () => {
  fc.assert(
    fc.property(column, ({ texts, codes }) => {
      const utf8 = encodeColumn({ kind: 'utf8', ...utf8Of(texts.map((each) => Buffer.from(each))), rows: codes });
      const values = { kind: 'text', type: 'string', length: texts.length, texts } as const;
      expect(utf8).toEqual(encodeColumn({ values, codes }));
    }),
  );
});

it('only texts with other characters than Latin-1 become strings', () => {
  fc.assert(
    fc.property(column, ({ texts }) => {
      const latin1 = latin1Of(utf8Of(texts.map((each) => Buffer.from(each))));
      expect(stringsOf(latin1)).toEqual(texts);
      expect([...latin1.wide.keys()]).toEqual([...texts.keys()].filter((i) => /[^\0-\xff]/.test(texts[i] ?? '')));
    }),
  );
});

it('bytes that are not UTF-8 are read as every other decoder reads them', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 6 }), { maxLength: 6 }), (texts) => {
      const expected = texts.map((bytes) => Buffer.from(bytes).toString());
      expect(stringsOf(latin1Of(utf8Of(texts)))).toEqual(expected);
    }),
  );
});

it('the texts of rows are those of their codes', () => {
  fc.assert(
    fc.property(column, ({ texts, codes }) => {
      const rows = latin1OfRows(latin1Of(utf8Of(texts.map((each) => Buffer.from(each)))), codes);
      expect(stringsOf(rows)).toEqual([...codes].map((code) => texts[code]));
    }),
  );
});
