import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDatetime } from '../../../src/engine/values/datetime.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import { DynamicScalar } from '../../../src/engine/values/dynamic.js';
import { dynamicText, toText } from '../../../src/engine/values/text.js';
import { SCALAR_TYPES, type ScalarType, type Value } from '../../../src/engine/values/types.js';
import { texts } from './arbitrary.js';

const MOMENT = parseDatetime('2031-07-04T01:02:03.4Z') ?? 0n;

describe('toText', () => {
  test.each<[ScalarType, Value, string]>([
    ['bool', true, 'True'],
    ['bool', false, 'False'],
    ['int', -5, '-5'],
    ['long', 9007199254740993n, '9007199254740993'],
    ['real', 3, '3.0'],
    ['real', -Infinity, '-inf'],
    ['decimal', new Decimal('1e-7'), '0.0000001'],
    ['datetime', MOMENT, '2031-07-04T01:02:03.4000000Z'],
    ['timespan', 864_000_000_001n, '1.00:00:00.0000001'],
    ['guid', '0f8fad5b-d9cb-469f-a165-70867728950e', '0f8fad5b-d9cb-469f-a165-70867728950e'],
    ['string', 'as it is', 'as it is'],
    ['dynamic', 'no quotes', 'no quotes'],
    ['dynamic', true, 'true'],
    ['dynamic', 2, '2.0'],
    ['dynamic', ['a', 1n], '["a",1]'],
    ['dynamic', new DynamicScalar('datetime', MOMENT), '2031-07-04T01:02:03.4000000Z'],
  ])('%s %o is %s', (type, value, text) => {
    expect(toText(value, type)).toBe(text);
  });

  test.each(SCALAR_TYPES)('the null of %s is empty', (type) => {
    expect(toText(null, type)).toBe('');
  });
});

test('a string in a dynamic is its own text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(dynamicText(text)).toBe(text);
    }),
  );
});
