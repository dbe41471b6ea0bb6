import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { convert, converter } from '../../../src/engine/values/convert.js';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import { DynamicScalar } from '../../../src/engine/values/dynamic.js';
import { toText } from '../../../src/engine/values/text.js';
import { SCALAR_TYPES, type ScalarType, type Value } from '../../../src/engine/values/types.js';
import { valuesOfType } from './arbitrary.js';

const MOMENT = parseDatetime('2031-07-04') ?? 0n;
const GUID = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('convert', () => {
  test.each<[ScalarType, Value, ScalarType, Value]>([
    ['string', 'true', 'bool', true],
    ['string', 'FALSE', 'bool', false],
    ['string', '1', 'bool', true],
    ['string', '0', 'bool', false],
    ['string', '-3', 'bool', true],
    ['string', 'no', 'bool', null],
    ['string', '', 'bool', null],
    ['string', ' true', 'bool', null],
    ['string', '1.0', 'bool', null],
    ['int', 2, 'bool', true],
    ['long', 0n, 'bool', false],
    ['real', 0.5, 'bool', true],
    ['datetime', MOMENT, 'bool', null],

    ['string', ' 12 ', 'int', 12],
    ['string', '2147483648', 'int', null],
    ['string', '12.7', 'int', null],
    ['string', '0x1F', 'int', 31],
    ['bool', true, 'int', 1],
    ['long', 4294967296n + 5n, 'int', 5],
    ['real', -2.9, 'int', -2],
    ['real', NaN, 'int', null],
    ['decimal', new Decimal('9.99'), 'int', 9],
    ['decimal', new Decimal('3e9'), 'int', null],
    ['timespan', 72_000_000_000n, 'int', -1014444032],
    ['guid', GUID, 'int', null],

    ['string', '0x10', 'long', 16n],
    ['string', '1e3', 'long', null],
    ['int', -1, 'long', -1n],
    ['real', Infinity, 'long', null],
    ['decimal', new Decimal('-12345678901234567.9'), 'long', -12345678901234567n],
    ['decimal', new Decimal('1e30'), 'long', null],
    ['datetime', MOMENT, 'long', MOMENT],
    ['timespan', -5n, 'long', -5n],

    ['string', '1e3', 'real', 1000],
    ['string', 'x', 'real', null],
    ['long', 3n, 'real', 3],
    ['bool', false, 'real', 0],
    ['timespan', 10_000_000n, 'real', 1e7],

    ['datetime', MOMENT, 'decimal', new Decimal(MOMENT.toString())],
    ['real', NaN, 'decimal', null],
    ['string', '1.10', 'decimal', new Decimal('1.1')],

    ['string', '2031-07-04', 'datetime', MOMENT],
    ['long', MOMENT, 'datetime', MOMENT],
    ['int', 1, 'datetime', 1n],
    ['real', 1.5, 'datetime', 1n],
    ['long', -1n, 'datetime', null],
    ['timespan', 1n, 'datetime', null],

    ['string', '1d', 'timespan', 864_000_000_000n],
    ['long', 1n, 'timespan', 1n],
    ['string', '1.5', 'timespan', null],

    ['string', `{${GUID.toUpperCase()}}`, 'guid', GUID],
    ['long', 1n, 'guid', null],

    ['string', '{"a":1}', 'dynamic', new Map([['a', 1n]])],
    ['string', 'plain', 'dynamic', 'plain'],
    ['string', '', 'dynamic', null],
    ['int', 1, 'dynamic', 1n],
    ['datetime', MOMENT, 'dynamic', new DynamicScalar('datetime', MOMENT)],

    ['dynamic', '17', 'long', 17n],
    ['dynamic', 9.99, 'long', 9n],
    ['dynamic', true, 'int', 1],
    ['dynamic', [1n], 'long', null],
    ['dynamic', new Map(), 'real', null],
    ['dynamic', '2031-07-04', 'datetime', MOMENT],
    ['dynamic', new DynamicScalar('datetime', MOMENT), 'datetime', MOMENT],
    ['dynamic', new DynamicScalar('guid', GUID), 'guid', GUID],
    ['dynamic', [1n, 'x'], 'string', '[1,"x"]'],
    ['dynamic', 'x', 'string', 'x'],
  ])('%s %o to %s', (from, value, to, result) => {
    expect(convert(value, from, to)).toEqual(result);
  });

  test('null gives null, and the empty string', () => {
    for (const from of SCALAR_TYPES) {
      for (const to of SCALAR_TYPES) expect(convert(null, from, to)).toBe(to === 'string' ? '' : null);
    }
  });

  test.each(SCALAR_TYPES)('%s converts to string as its text', (type) => {
    fc.assert(
      fc.property(valuesOfType[type], (value) => {
        expect(convert(value, type, 'string')).toBe(toText(value, type));
      }),
    );
  });

  test.each(SCALAR_TYPES.filter((type) => type !== 'string' && type !== 'dynamic'))(
    '%s comes back from its text',
    (type) => {
      fc.assert(
        fc.property(valuesOfType[type], (value) => {
          expect(convert(toText(value, type), 'string', type)).toEqual(value);
        }),
      );
    },
  );

  test.each(SCALAR_TYPES.filter((type) => type !== 'string'))('%s comes back from a dynamic', (type) => {
    fc.assert(
      fc.property(valuesOfType[type], (value) => {
        expect(convert(convert(value, type, 'dynamic'), 'dynamic', type)).toEqual(value);
      }),
    );
  });

  test('every pair of types gives a value of the target type or null', () => {
    const typeofOf: Record<ScalarType, string[]> = {
      bool: ['boolean'],
      int: ['number'],
      long: ['bigint'],
      real: ['number'],
      decimal: ['object'],
      datetime: ['bigint'],
      timespan: ['bigint'],
      guid: ['string'],
      string: ['string'],
      dynamic: ['boolean', 'bigint', 'number', 'string', 'object'],
    };
    for (const from of SCALAR_TYPES) {
      for (const to of SCALAR_TYPES) {
        const apply = converter(from, to);
        fc.assert(
          fc.property(valuesOfType[from], (value) => {
            const result = apply(value);
            if (result !== null) expect(typeofOf[to]).toContain(typeof result);
          }),
          { numRuns: 30 },
        );
      }
    }
  });
});
