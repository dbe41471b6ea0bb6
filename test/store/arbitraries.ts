// Values of every KQL type, hostile ones among them.

import fc from 'fast-check';
import { Decimal } from '../../src/engine/values/decimal.js';
import { type Dynamic, DynamicScalar } from '../../src/engine/values/dynamic.js';
import { SCALAR_TYPES, type ScalarType, type Value } from '../../src/engine/values/types.js';
import {
  constantVector,
  dictionaryVector,
  type FlatVector,
  makeCodes,
  type Vector,
  vectorOf,
} from '../../src/engine/values/vector.js';
import { utf8Vector } from '../../src/store/store.js';

const MIN_LONG = -(2n ** 63n);
const MAX_LONG = 2n ** 63n - 1n;

export const scalarType: fc.Arbitrary<ScalarType> = fc.constantFrom(...SCALAR_TYPES);

/** UTF-16 units in any order, so that half surrogate pairs occur. */
const units = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
  .map((codes) => String.fromCharCode(...codes));

const surrogates = fc
  .array(fc.constantFrom('\ud83d', '\ude00', 'a', '\0', 'İ', 'ß', '\u0345'), { maxLength: 4 })
  .map((parts) => parts.join(''));

export const text: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '""', '"', '~', 'null', '\u{1f600}'),
  fc.string(),
  fc.string({ unit: 'binary' }),
  units,
  surrogates,
);

const long: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -3n, max: 3n }),
  fc.bigInt({ min: MIN_LONG, max: MAX_LONG }),
  fc.constantFrom(MIN_LONG, MAX_LONG, 2n ** 53n, -(2n ** 53n) - 1n, 2n ** 32n, -(2n ** 32n)),
);

const real = fc.oneof(fc.double(), fc.constantFrom(0, -0, Number.NaN, Number.POSITIVE_INFINITY, 5e-324));

const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }), fc.integer({ min: -40, max: 40 }))
  .map(([digits, exponent]) => new Decimal(`${digits}e${exponent}`));

const guid = fc.uuid();

const dynamicScalar = fc.oneof(
  long.map((ticks) => new DynamicScalar('datetime', ticks)),
  long.map((ticks) => new DynamicScalar('timespan', ticks)),
  guid.map((value) => new DynamicScalar('guid', value)),
  decimal.map((value) => new DynamicScalar('decimal', value)),
);

const { dynamic } = fc.letrec<{ dynamic: Dynamic; leaf: Dynamic; array: Dynamic; bag: Dynamic }>((tie) => ({
  dynamic: fc.oneof({ maxDepth: 3, withCrossShrink: true }, tie('leaf'), tie('array'), tie('bag')),
  leaf: fc.oneof(fc.constant(null), fc.boolean(), long, real, text, dynamicScalar),
  array: fc.array(tie('dynamic'), { maxLength: 4 }),
  bag: fc.array(fc.tuple(text, tie('dynamic')), { maxLength: 4 }).map((entries) => new Map(entries)),
}));

const VALUES: { readonly [T in ScalarType]: fc.Arbitrary<Value> } = {
  bool: fc.boolean(),
  int: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer()),
  long,
  real,
  decimal,
  datetime: fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n }),
  timespan: long,
  guid,
  string: text,
  dynamic,
};

/** A value of the type; null among them but for strings, which have none. */
export function anyOf(type: ScalarType): fc.Arbitrary<Value> {
  return type === 'string'
    ? VALUES.string
    : fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 5, arbitrary: VALUES[type] });
}

/** Values of a column: all different, or taken from a few. */
export function columnOf(type: ScalarType, maxLength: number): fc.Arbitrary<Value[]> {
  const value = anyOf(type);
  const few = fc
    .array(value, { minLength: 1, maxLength: 3 })
    .chain((pool) => fc.array(fc.constantFrom(...pool), { maxLength }));
  return fc.oneof(fc.array(value, { maxLength }), few);
}

/** The values as a vector of a random encoding. */
export function vectorFor(type: ScalarType, values: readonly Value[]): fc.Arbitrary<Vector> {
  const [first] = values;
  const flat = vectorOf(type, values);
  const dictionary = dictionaryVector(
    flat,
    makeCodes(values.length, values.length).map((_, row) => row),
  );
  const constants = first !== undefined && values.every((value) => Object.is(value, first));
  return fc.constantFrom<Vector>(
    flat,
    withDirt(flat),
    dictionary,
    ...(constants ? [constantVector(type, first, values.length)] : []),
    ...(type === 'string' && values.every(isUnicode) ? [fromBytes(values.filter(isUnicode))] : []),
  );
}

function isUnicode(value: Value): value is string {
  return typeof value === 'string' && Buffer.from(value).toString() === value;
}

/** As a file gives it: the bytes of the distinct strings, and of one that no row has. */
function fromBytes(values: readonly string[]): Vector {
  const distinct = [...new Set(['', ...values, 'no row has this'])];
  const texts = distinct.map((text) => Buffer.from(text));
  const ends = Uint32Array.from(texts, (_, at) => Buffer.concat(texts.slice(0, at + 1)).length);
  const codes = makeCodes(distinct.length, values.length).map((_, row) => distinct.indexOf(values[row] ?? ''));
  return dictionaryVector(utf8Vector({ bytes: new Uint8Array(Buffer.concat(texts)), ends }), codes);
}

/** The same vector with all bits set where a value is null. */
function withDirt(vector: FlatVector): FlatVector {
  const { data, nulls } = vector;
  if (nulls === null || Array.isArray(data)) return vector;
  const dirty = data.slice();
  const bytes = new Uint8Array(dirty.buffer);
  const width = dirty.BYTES_PER_ELEMENT;
  for (const [row, isNull] of nulls.entries()) if (isNull === 1) bytes.fill(0xff, row * width, (row + 1) * width);
  return { ...vector, data: dirty };
}
