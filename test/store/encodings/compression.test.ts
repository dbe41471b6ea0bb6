import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compress, decompress } from '../../../src/store/encodings/compression.js';

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 500 }))
    .map(([piece, times]) =>
      Uint8Array.from({ length: piece.length * times }, (_, i) => piece[i % piece.length] as number),
    ),
);

it('a part opens as it was, and is stored as it is where little is gained', () => {
  fc.assert(
    fc.property(bytes, (part) => {
      const packed = compress(part);
      expect([...decompress(packed, part.length)]).toEqual([...part]);
      expect(packed.bytes.length === part.length || packed.bytes.length <= part.length * 0.75).toBe(true);
    }),
  );
});

it('parts that were deflated, as numbers once were, still open', () => {
  fc.assert(
    fc.property(bytes, (part) => {
      const packed = { method: 1, bytes: deflateRawSync(part, { level: 1 }) };
      expect([...decompress(packed, part.length)]).toEqual([...part]);
    }),
  );
});
