// Random cells: few values, so that keys meet and groups fill, and hostile ones among them.

import fc from 'fast-check';
import type { Plain } from '../../src/engine/values/json.js';
import type { ScalarType } from '../../src/engine/values/types.js';

/** Texts that go wrong easily: case beyond ASCII, letters of two forms, separators, quotes, what looks like a number. */
export const TEXTS = [
  '',
  'a',
  'A',
  'ab',
  'AB-cd',
  'x_y',
  'x y',
  'wks-1',
  'WKS-1',
  '12',
  '-7',
  '4.5',
  'true',
  'ß',
  'SS',
  'İstanbul',
  'ı',
  'K',
  'k',
  'Ας',
  'ΑΣ',
  'é',
  'e\u0301',
  'É',
  'ǆ',
  'Ǆ',
  'ﬁ',
  'мир',
  'МИР',
  '日本',
  '😀',
  '😀😀a',
  'a\u200bb',
  'a\tb',
  '"q"',
  "it's",
  '\\',
  '%',
  'a.b',
  'a|b',
  '\u0000',
  '\u{1d4d0}x',
  '١٢',
  'null',
] as const; // prettier-ignore

const TIMES = [
  '0001-01-01T00:00:00Z',
  '1969-12-31T23:59:59.9999999Z',
  '1970-01-01T00:00:00Z',
  '2024-02-29T12:00:00Z',
  '2026-03-08T00:00:00Z',
  '2026-03-07T23:59:59.9999999Z',
  '2026-03-14T10:30:15.1234567Z',
  '2026-12-31T23:59:59Z',
  '9999-12-31T23:59:59.9999999Z',
] as const; // prettier-ignore

const LONGS = [
  0n,
  1n,
  -1n,
  2n,
  7n,
  -7n,
  60n,
  9_007_199_254_740_993n,
  9_223_372_036_854_775_807n,
  -9_223_372_036_854_775_808n,
];
const INTS = [0, 1, -1, 2, 7, -7, 100, 2_147_483_647, -2_147_483_648];
/** Dyadic fractions, whose sums are exact in any order. */
const REALS = [0, 1, -1, 0.5, -0.25, 2.5, 1000, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const TIMESPANS = [
  '00:00:00',
  '00:00:00.0000001',
  '-00:00:01',
  '01:30:00',
  '1.00:00:00',
  '-7.00:00:00',
  '365.05:06:07.8900000',
];

const DYNAMICS: readonly Plain[] = [
  [],
  {},
  [1, 2],
  ['a', 'b', 'a'],
  [1, 'x', null, true, [2], { a: 1 }],
  { a: 1, b: 'x' },
  { a: { b: [10, 20] } },
  { b: null },
  { a: [{ b: 1 }, { b: 2 }], k: 'v' },
  7,
  'text',
  true,
]; // prettier-ignore

const CELLS: Readonly<Partial<Record<ScalarType, readonly Plain[]>>> = {
  bool: [true, false],
  int: INTS,
  long: LONGS,
  real: REALS,
  string: TEXTS,
  datetime: TIMES,
  timespan: TIMESPANS,
  dynamic: DYNAMICS,
};

/** @param few cells of few values, as keys have them */
export function arbitraryCell(type: ScalarType, few: boolean): fc.Arbitrary<Plain> {
  const values = CELLS[type] ?? [];
  const missing = { weight: 1, arbitrary: fc.constant(null) };
  if (few) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...values.slice(0, 3)) }, missing);
  const others = type === 'string' ? [{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) }] : [];
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, missing, ...others);
}

/** Constants of a type as a query writes them. */
export function literalsOf(type: ScalarType): string[] {
  switch (type) {
    case 'bool':
      return ['true', 'false', 'bool(null)'];
    case 'int':
      return [...INTS.map((value) => `int(${value})`), 'int(null)'];
    case 'long':
      return [...LONGS.map((value) => `long(${value})`), 'long(null)'];
    case 'real':
      return ['0.0', '1.0', '-1.0', '0.5', '2.5', '1000.0', 'real(nan)', 'real(+inf)', 'real(-inf)', 'real(null)'];
    case 'datetime':
      return [...TIMES.map((value) => `datetime(${value})`), 'datetime(null)'];
    case 'timespan':
      return ['0s', '1tick', '-1s', '90m', '1d', '-7d', 'timespan(null)'];
    case 'string':
      return TEXTS.map(quote);
    default:
      return [...DYNAMICS.map((value) => `dynamic(${JSON.stringify(value)})`), 'dynamic(null)'];
  }
}

export function quote(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return character < ' ' ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : character;
}
