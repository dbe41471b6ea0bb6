import fc from 'fast-check';
import { MAX_DATETIME, MIN_DATETIME } from '../../../src/engine/values/datetime.js';
import { Decimal } from '../../../src/engine/values/decimal.js';
import type { Dynamic } from '../../../src/engine/values/dynamic.js';
import { MAX_LONG, MIN_LONG } from '../../../src/engine/values/number.js';
import type { ScalarType, Value } from '../../../src/engine/values/types.js';

export const longs = fc.bigInt({ min: MIN_LONG, max: MAX_LONG });
export const reals = fc.double();
export const texts = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const { dynamic } = fc.letrec<{ dynamic: Dynamic }>((tie) => ({
  dynamic: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    longs,
    finite,
    texts,
    fc.array(tie('dynamic'), { maxLength: 5 }),
    fc.array(fc.tuple(texts, tie('dynamic')), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
}));

/** Dynamics that JSON has forms for. */
export const dynamics = dynamic;

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -12, max: 12 }))
  .map(([digits, exponent]) => new Decimal(`${digits}e${exponent}`));

/** Values of each type that are not null. */
export const valuesOfType: { readonly [T in ScalarType]: fc.Arbitrary<Value> } = {
  bool: fc.boolean(),
  int: fc.integer(),
  long: longs,
  real: reals,
  decimal: decimals,
  datetime: fc.bigInt({ min: MIN_DATETIME, max: MAX_DATETIME }),
  timespan: longs,
  guid: fc.uuid(),
  string: texts,
  dynamic: dynamics.filter((value) => value !== null),
};
