import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BlobReader, BlobWriter } from '../../../src/store/encodings/blob.js';
import { readPlanes, writePlanes } from '../../../src/store/encodings/byte-planes.js';

/** The planes as they stand in a blob, lowest first. */
function planesOf(values: Uint32Array | Float64Array, largest: number): number[][] {
  const out = new BlobWriter();
  writePlanes(out, values, largest);
  const from = new BlobReader(out.finish(), 'test.db');
  return Array.from({ length: from.int() }, () => [...from.part()()]);
}

function naivePlanes(values: readonly number[], largest: number): number[][] {
  const count = Math.max(1, Math.ceil(largest.toString(16).length / 2));
  return Array.from({ length: count }, (_, plane) => values.map((value) => Math.floor(value / 256 ** plane) % 256));
}

const integers = fc.integer({ min: 0, max: 53 }).chain((bits) =>
  fc.array(
    fc.maxSafeNat().map((value) => value % 2 ** bits),
    { maxLength: 100 },
  ),
);

it('a plane holds one byte of each number', () => {
  fc.assert(
    fc.property(integers, (values) => {
      const largest = Math.max(0, ...values);
      const expected = naivePlanes(values, largest);
      expect(planesOf(Float64Array.from(values), largest)).toEqual(expected);
      if (largest < 2 ** 32) expect(planesOf(Uint32Array.from(values), largest)).toEqual(expected);
    }),
  );
});

it('a part of an array is written as the numbers alone', () => {
  const array = Uint32Array.of(1, 0x01020304, 0xff00ff00, 7);
  expect(planesOf(array.subarray(1, 3), 0xff00ff00)).toEqual([
    [0x04, 0x00],
    [0x03, 0xff],
    [0x02, 0x00],
    [0x01, 0xff],
  ]);
});

it('numbers come back from their planes', () => {
  fc.assert(
    fc.property(integers, (values) => {
      const out = new BlobWriter();
      writePlanes(out, Float64Array.from(values), Math.max(0, ...values));
      expect([...readPlanes(new BlobReader(out.finish(), 'test.db'), values.length)()]).toEqual(values);
    }),
  );
});
