import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/engine/values/decimal.js';
import { SCALAR_TYPES, type ScalarType, type Value } from '../../src/engine/values/types.js';
import { gather, missing, type Vector, vectorOf } from '../../src/engine/values/vector.js';
import { columnBuffer } from '../../src/store/column-buffer.js';
import { decodeColumn, type EncodedColumn, encodeColumn } from '../../src/store/encoded-column.js';
import { bits } from '../../src/store/encodings/bits.js';
import { BlobReader } from '../../src/store/encodings/blob.js';
import { constant } from '../../src/store/encodings/constant.js';
import { delta } from '../../src/store/encodings/delta.js';
import { dictionary } from '../../src/store/encodings/dictionary.js';
import { frameOfReference } from '../../src/store/encodings/frame-of-reference.js';
import { plain } from '../../src/store/encodings/plain.js';
import { text } from '../../src/store/encodings/text.js';
import { StoreError } from '../../src/store/store-error.js';
import { columnOf, scalarType, vectorFor } from './arbitraries.js';
import { valuesOf } from './rows.js';

/** The values as a segment stores them; null where none has a value. */
function encoded(type: ScalarType, vectors: readonly Vector[]): EncodedColumn | null {
  const buffer = columnBuffer(type, 0, 1);
  for (const vector of vectors) buffer.append(vector, 0, vector.length);
  const column = buffer.finish();
  return column === null ? null : encodeColumn(column);
}

function encodedValues(type: ScalarType, values: readonly Value[]): EncodedColumn {
  const column = encoded(type, [vectorOf(type, values)]);
  if (column === null) throw new Error('no value');
  return column;
}

function decoded(blob: Uint8Array, type: ScalarType, length: number): Value[] {
  return valuesOf(decodeColumn(blob, type, length, 'test.db').vector);
}

function encodingOf(type: ScalarType, values: readonly Value[]): number {
  return new BlobReader(encodedValues(type, values).blob, 'test.db').int();
}

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** Whole numbers in no order, the same each time. */
function scattered(i: number): number {
  return Math.imul(i + 1, 0x9e3779b1) >>> 0;
}

describe.each(SCALAR_TYPES)('%s columns', (type) => {
  it('come back as they were, in whatever vectors they came', () => {
    const parts = fc.array(columnOf(type, 40), { minLength: 1, maxLength: 3 });
    const vectors = parts.chain((values) => fc.tuple(...values.map((part) => vectorFor(type, part))));
    fc.assert(
      fc.property(vectors, (parts) => {
        const values = parts.flatMap(valuesOf);
        const column = encoded(type, parts);
        if (column === null) expect(values.every((value) => value === missing(type))).toBe(true);
        else expect(decoded(column.blob, type, values.length)).toEqual(values);
      }),
    );
  });

  it('take slices of vectors', () => {
    const column = columnOf(type, 20).chain((values) =>
      fc.tuple(vectorFor(type, values), fc.nat(values.length), fc.nat(values.length)),
    );
    fc.assert(
      fc.property(column, ([vector, a, b]) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const buffer = columnBuffer(type, 2, 4);
        buffer.append(vector, start, end);
        const values = [missing(type), missing(type), ...valuesOf(vector).slice(start, end)];
        const filled = buffer.finish();
        if (filled === null) expect(values.every((value) => value === missing(type))).toBe(true);
        else expect(decoded(encodeColumn(filled).blob, type, values.length)).toEqual(values);
      }),
    );
  });

  it('count nulls and distinct values', () => {
    fc.assert(
      fc.property(columnOf(type, 40), (values) => {
        const column = encoded(type, [vectorOf(type, values)]);
        if (column === null) return;
        const present = values.filter((value) => value !== null);
        expect(column.statistics.nulls).toBe(values.length - present.length);
        if (type !== 'decimal' && type !== 'dynamic' && type !== 'real') {
          expect(column.statistics.distinct).toBe(new Set(present).size);
        }
      }),
    );
  });
});

describe('the encoding', () => {
  const many = 4000;

  it.each<[string, ScalarType, Value[], number]>([
    ['one value', 'long', times(many, () => 7n), constant.id],
    ['one text', 'string', times(many, () => 'Tcp'), constant.id],
    ['few texts', 'string', times(many, (i) => `host-${scattered(i) % 50}`), dictionary.id],
    ['different texts', 'string', times(many, (i) => `${scattered(i)}`), text.id],
    ['different guids', 'guid', times(many, (i) => `${scattered(i)}`), text.id],
    ['few decimals', 'decimal', times(many, (i) => new Decimal(scattered(i) % 5)), dictionary.id],
    ['booleans', 'bool', times(many, (i) => scattered(i) % 2 === 0), bits.id],
    ['scattered ints', 'int', times(many, (i) => scattered(i) % 60_000), frameOfReference.id],
    [
      'ordered times',
      'datetime',
      times(many, (i) => 638_400_000_000_000_000n + BigInt(i * 1_000_003 + (i % 7))),
      delta.id,
    ],
    ['few far longs', 'long', times(many, (i) => BigInt(scattered(scattered(i) % 9)) * 2n ** 18n), dictionary.id],
    ['longs of all sizes', 'long', times(many, (i) => BigInt(scattered(i)) * 2n ** 31n * (i % 2 ? 1n : -1n)), plain.id],
    ['scattered reals', 'real', times(many, (i) => scattered(i) / 7), plain.id],
    ['few reals', 'real', times(many, (i) => (scattered(i) % 5) / 2), dictionary.id],
    ['zeros of both signs', 'real', times(many, (i) => (scattered(i) % 2 === 0 ? 0 : -0)), plain.id],
  ])('of %s is the one that suits them', (_, type, values, id) => {
    expect(encodingOf(type, values)).toBe(id);
    const { blob } = encodedValues(type, values);
    expect(decoded(blob, type, values.length)).toEqual(values);
  });

  it('keeps times of milliseconds in half the bytes of times of ticks', () => {
    const start = 638_400_000_000_000_000n;
    const ticks = times(many, (i) => start + BigInt(scattered(i)) * 10_000n + 1n + BigInt(scattered(i) % 10_000));
    const milliseconds = times(many, (i) => start + BigInt(scattered(i)) * 10_000n);
    const sizes = [ticks, milliseconds].map((values) => encodedValues('datetime', values).blob.length);
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) * 0.75);
    expect(decoded(encodedValues('datetime', milliseconds).blob, 'datetime', many)).toEqual(milliseconds);
  });

  it('is the same for the same values, whatever the vectors', () => {
    const column = fc
      .tuple(scalarType)
      .chain(([type]) =>
        columnOf(type, 30).chain((values) =>
          fc.tuple(fc.constant(type), vectorFor(type, values), vectorFor(type, values)),
        ),
      );
    fc.assert(
      fc.property(column, ([type, one, other]) => {
        expect(encoded(type, [one])).toEqual(encoded(type, [other]));
      }),
    );
  });

  it('leaves out a column without a value', () => {
    expect(encoded('string', [vectorOf('string', ['', ''])])).toBeNull();
    expect(encoded('long', [vectorOf('long', [null, null])])).toBeNull();
    expect(encoded('dynamic', [vectorOf('dynamic', [null])])).toBeNull();
  });

  it('reads texts and codes only when they are asked for', () => {
    const values = times(many, (i) => `host-${scattered(i) % 50}`);
    const { vector } = decodeColumn(encodedValues('string', values).blob, 'string', many, 'test.db');
    if (vector.encoding !== 'dictionary') throw new Error(vector.encoding);
    expect(vector.dictionary.length).toBe(50);
    expect(vector.dictionary.data).toBe(vector.dictionary.data);
    expect(vector.codes).toBe(vector.codes);
    expect(vector.codes).toBeInstanceOf(Uint8Array);
  });
});

describe('the memory of a decoded column', () => {
  const many = 5000;

  it('is that of its blob, and with what is opened that of its values', () => {
    const blob = encodedValues(
      'datetime',
      times(many, (i) => BigInt(scattered(i))),
    ).blob;
    const column = decodeColumn(blob, 'datetime', many, 'test.db');
    const told: number[] = [];
    column.onOpened(() => told.push(column.bytes));
    expect(column.bytes).toBe(blob.byteLength);
    valuesOf(column.vector);
    valuesOf(column.vector);
    expect(told).toEqual([blob.byteLength + many * 8]);
  });

  it('counts codes and texts each when they are opened', () => {
    const { blob } = encodedValues(
      'string',
      times(many, (i) => `host-${10 + (scattered(i) % 50)}`),
    );
    const column = decodeColumn(blob, 'string', many, 'test.db');
    if (column.vector.encoding !== 'dictionary') throw new Error(column.vector.encoding);
    expect(column.vector.codes.length).toBe(many);
    expect(column.bytes).toBe(blob.byteLength + many);
    expect(column.vector.dictionary.data.length).toBe(50);
    expect(column.bytes).toBeGreaterThanOrEqual(blob.byteLength + many + 50 * 'host-10'.length);
  });

  it('counts which values are null from the beginning, since that is read with the blob', () => {
    const { blob } = encodedValues(
      'long',
      times(many, (i) => (scattered(i) % 3 === 0 ? null : BigInt(scattered(i)))),
    );
    expect(decodeColumn(blob, 'long', many, 'test.db').bytes).toBeGreaterThanOrEqual(blob.byteLength + many);
  });
});

describe('some rows of a decoded column', () => {
  it('are those among all of them, whether these are read before, after or never', () => {
    const column = scalarType.chain((type) =>
      fc.tuple(fc.constant(type), columnOf(type, 80), fc.array(fc.nat(), { maxLength: 4 }), fc.boolean()),
    );
    fc.assert(
      fc.property(column, ([type, values, picked, allFirst]) => {
        // Many more rows than are picked, each value in several places.
        const all = times(4 * values.length, (i) => values[(i * 7) % values.length] as Value);
        const blob = encoded(type, [vectorOf(type, all)])?.blob;
        if (blob === undefined) return;
        const { vector } = decodeColumn(blob, type, all.length, 'test.db');
        const rows = Uint32Array.from(picked, (n) => n % all.length);
        const expected = Array.from(rows, (row) => all[row]);
        if (allFirst) expect(valuesOf(vector)).toEqual(all);
        expect(valuesOf(gather(vector, rows))).toEqual(expected);
        expect(valuesOf(gather(vector, rows))).toEqual(expected);
        expect(valuesOf(vector)).toEqual(all);
        expect(valuesOf(gather(vector, rows))).toEqual(expected);
      }),
    );
  });

  it('count as the bytes of the texts, until all strings are made', () => {
    const values = times(5000, (i) => `host-${scattered(i)}`);
    const { blob } = encodedValues('string', values);
    const column = decodeColumn(blob, 'string', values.length, 'test.db');
    expect(valuesOf(gather(column.vector, Uint32Array.of(4999)))).toEqual([values[4999]]);
    const characters = values.join('').length;
    expect(column.bytes).toBe(blob.byteLength + characters + 8 * values.length);
    expect(valuesOf(column.vector)).toEqual(values);
    expect(column.bytes).toBe(blob.byteLength + characters + (8 + 32) * values.length);
  });

  it('are made with all others once they have taken as long, a few at a time', () => {
    const values = times(5000, (i) => `host-${scattered(i)}`);
    const { blob } = encodedValues('string', values);
    const column = decodeColumn(blob, 'string', values.length, 'test.db');
    const rows = Uint32Array.from({ length: 100 }, (_, i) => i * 50);
    const expected = Array.from(rows, (row) => values[row]);
    const counted: number[] = [];
    for (let turn = 0; turn < 20; turn++) {
      expect(valuesOf(gather(column.vector, rows))).toEqual(expected);
      if (counted.at(-1) !== column.bytes) counted.push(column.bytes);
    }
    expect(counted.map((bytes) => bytes - blob.byteLength - values.join('').length)).toEqual([8 * 5000, 40 * 5000]);
  });

  it('find a blob with wrong lengths damaged', () => {
    const values = times(5000, (i) => `host-${scattered(i)}`);
    const { blob } = encodedValues('string', values);
    const damaged = Uint8Array.from(blob);
    // The lengths are the first part.
    damaged[48] = (damaged[48] as number) ^ 1;
    const read = () => {
      const { vector } = decodeColumn(damaged, 'string', values.length, 'test.db');
      return valuesOf(gather(vector, Uint32Array.of(0, 1)));
    };
    expect(read).toThrow('test.db is damaged');
  });
});

describe('a damaged blob', () => {
  const values = times(300, (i) => `host-${scattered(i) % 50}`);

  it('is an error that names the place, or other values, and nothing else', () => {
    const column = scalarType.chain((type) =>
      fc.tuple(fc.constant(type), columnOf(type, 60), fc.nat(), fc.integer({ min: 1, max: 255 }), fc.nat()),
    );
    fc.assert(
      fc.property(column, ([type, values, place, change, end]) => {
        const column = encoded(type, [vectorOf(type, values)]);
        if (column === null) return;
        const blob = column.blob.slice(0, end % 3 === 0 ? end % column.blob.length : column.blob.length);
        blob[place % blob.length] = (blob[place % blob.length] ?? 0) ^ change;
        try {
          decoded(blob, type, values.length);
        } catch (error) {
          expect(error).toBeInstanceOf(StoreError);
          expect(String(error)).toContain('test.db is damaged');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of a short length says so', () => {
    const { blob } = encodedValues('string', values);
    expect(() => decoded(blob.subarray(0, 40), 'string', 300)).toThrow('test.db is damaged (it ends too early)');
  });
});
