import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value } from '../../src/engine/values/types.js';
import { type NumberType, vectorOf } from '../../src/engine/values/vector.js';
import { distinctNumbers } from '../../src/store/distinct-numbers.js';
import type { NumberValues } from '../../src/store/encodings/encoding.js';
import { rangeOf } from '../../src/store/encodings/range.js';
import { NumberBuffer } from '../../src/store/number-buffer.js';
import { columnOf } from './arbitraries.js';

const numberType = fc.constantFrom<NumberType>('bool', 'int', 'long', 'real', 'datetime', 'timespan');

/** Null where none has a value. */
function numbersOf(type: NumberType, values: readonly Value[]): NumberValues | null {
  const buffer = new NumberBuffer(type, values.length);
  buffer.append(vectorOf(type, values), 0, values.length);
  return buffer.finish();
}

/** The first rows of the distinct values, and the place among them of each row's. */
function distinctOf(values: readonly Value[]): { rows: number[]; codes: number[] } {
  const rows: number[] = [];
  const codes = values.map((value, row) => {
    const code = rows.findIndex((first) => Object.is(values[first], value));
    return code >= 0 ? code : rows.push(row) - 1;
  });
  return { rows, codes };
}

function expectDistinct(type: NumberType, values: readonly Value[]): void {
  const column = numbersOf(type, values);
  if (column === null) return;
  const found = distinctNumbers(column, rangeOf(column));
  const { rows, codes } = distinctOf(values);
  if (rows.length === values.length) expect(found).toBeNull();
  else expect(found && { rows: [...found.rows], codes: [...found.codes] }).toEqual({ rows, codes });
}

const few = fc.array(fc.option(fc.bigInt({ min: -20n, max: 20n }), { freq: 8 }), { maxLength: 40 });

it('values are numbered in the order of their first rows', () => {
  const column = numberType.chain((type) => fc.tuple(fc.constant(type), columnOf(type, 40)));
  fc.assert(fc.property(column, ([type, values]) => expectDistinct(type, values)));
});

it('values that lie together are numbered as others are', () => {
  fc.assert(
    fc.property(few, fc.constantFrom(0n, 2n ** 32n, -(2n ** 63n) + 20n, 2n ** 63n - 21n), (values, base) =>
      expectDistinct(
        'long',
        values.map((value) => (value === null ? null : base + value)),
      ),
    ),
  );
  fc.assert(
    fc.property(few, fc.constantFrom(0, 2 ** 31 - 21, -(2 ** 31) + 20), (values, base) =>
      expectDistinct(
        'int',
        values.map((value) => (value === null ? null : base + Number(value))),
      ),
    ),
  );
});

it('many distinct values are numbered as few are, whatever null stands between them', () => {
  const far = (i: number) => BigInt(Math.imul(i + 1, 0x9e3779b1)) * 2n ** 30n;
  const values = Array.from({ length: 6000 }, (_, i) => (i % 1000 === 7 ? null : i % 10 === 9 ? 0n : far(i % 4500)));
  expectDistinct('long', values);
});

it('the range is that of the values, and monotonic where each is beyond the one before', () => {
  const type = fc.constantFrom<NumberType>('int', 'long');
  const column = type.chain((type) =>
    fc.tuple(fc.constant(type), columnOf(type, 20), fc.constantFrom('as they are', 'rising', 'falling')),
  );
  fc.assert(
    fc.property(column, ([type, given, order]) => {
      const ascending = [...new Set(given)].sort((a, b) => Number((a ?? 0) > (b ?? 0)) - Number((a ?? 0) < (b ?? 0)));
      const values = order === 'rising' ? ascending : order === 'falling' ? ascending.reverse() : given;
      const column = numbersOf(type, values);
      if (column === null) return;
      const present = values.filter((value) => value !== null).map((value) => BigInt(value as number | bigint));
      const beyond = (compare: (a: bigint, b: bigint) => boolean) =>
        present.length === values.length &&
        present.every((value, i) => i === 0 || compare(value, present[i - 1] ?? 0n));
      expect(rangeOf(column)).toEqual({
        min: present.reduce((a, b) => (b < a ? b : a)),
        max: present.reduce((a, b) => (b > a ? b : a)),
        isMonotonic: beyond((a, b) => a > b) || beyond((a, b) => a < b),
      });
    }),
  );
});
