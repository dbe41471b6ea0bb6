import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NumberValues } from '../../../src/store/encodings/encoding.js';
import { frameOf } from '../../../src/store/encodings/frame.js';
import { rangeOf } from '../../../src/store/encodings/range.js';

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;
const MIN_INT = -(2n ** 31n);
const MAX_INT = 2n ** 31n - 1n;

function columnOf(type: 'int' | 'long', values: readonly (bigint | null)[]): NumberValues {
  const present = values.map((value) => value ?? 0n);
  return {
    kind: 'numbers',
    type,
    length: values.length,
    data: type === 'int' ? Int32Array.from(present, Number) : BigInt64Array.from(present),
    nulls: values.includes(null) ? Uint8Array.from(values, (value) => (value === null ? 1 : 0)) : null,
  };
}

/** Values that share a scale and lie about a base, as far as the type goes. */
function valuesOf(type: 'int' | 'long'): fc.Arbitrary<(bigint | null)[]> {
  const [min, max] = type === 'int' ? [MIN_INT, MAX_INT] : [MIN_LONG, MAX_LONG];
  const within = (value: bigint) => (value < min ? min : value > max ? max : value);
  return fc
    .record({
      base: fc.bigInt({ min, max }),
      scale: fc.constantFrom(1n, 4n, 10_000n, 86_400n * 10_000_000n),
      spread: fc.constantFrom(1n, 2n ** 8n, 2n ** 31n, 2n ** 32n, 2n ** 53n),
      shares: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6 }), { minLength: 1 }),
    })
    .map(({ base, scale, spread, shares }) =>
      shares.map((share) =>
        share === null ? null : within(base + BigInt(Math.floor(share * Number(spread / scale))) * scale),
      ),
    );
}

function divisorOf(distances: readonly bigint[]): bigint {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  return distances.reduce(gcd, 0n) || 1n;
}

it('a frame gives its values back, by the greatest scale that all share', () => {
  const column = fc
    .constantFrom<'int' | 'long'>('int', 'long')
    .chain((type) => fc.tuple(fc.constant(type), valuesOf(type)));
  fc.assert(
    fc.property(column, ([type, values]) => {
      const numbers = columnOf(type, values);
      const range = rangeOf(numbers);
      if (range === null) return;
      const frame = frameOf(numbers, range);
      const distances = values.map((value) => (value === null ? null : value - range.min));
      if (range.max - range.min >= 2n ** 53n) return expect(frame).toBeNull();
      const scale = divisorOf(distances.filter((distance) => distance !== null));
      let previous = 0n;
      const offsets = distances.map((distance) => {
        if (distance !== null) previous = distance / scale;
        return Number(previous);
      });
      expect(frame).toEqual({
        base: range.min,
        scale: Number(scale),
        offsets: Float64Array.from(offsets),
        largest: Number((range.max - range.min) / scale),
      });
    }),
  );
});
