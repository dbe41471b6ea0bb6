// Functions of series, element by element. An element that is no number gives null, as does one that the other series has not.

import { type Dynamic, isArray } from '../../values/dynamic.js';
import type { ScalarType, Value } from '../../values/types.js';
import { type Overload, overload, prepared } from '../define.js';
import { type Numeric, numericOf } from './_series.js';

/** The overload of a function of each element of one series. */
export function eachElement(of: (x: Numeric) => Dynamic): Overload {
  return overload(['series: array'], 'dynamic', (series) => {
    if (!isArray(series)) return null;
    return series.map((element): Dynamic => {
      const x = numericOf(element);
      return x === null ? null : of(x);
    });
  });
}

/** The overload of a function of each element as a real. */
export function eachReal(of: (x: number) => number): Overload {
  return eachElement((x) => of(Number(x)));
}

type Pairing = (a: Numeric, b: Numeric) => Dynamic;

/** The overloads of a function of the elements of two series, one of which may be a number that stands for as many as are wanted. */
export function eachPair(of: Pairing): Overload[] {
  return [
    overload(['series1: array', 'series2: array'], 'dynamic', (a, b) => {
      if (!isArray(a) || !isArray(b)) return null;
      return Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
        pair(of, numericOf(a[i] ?? null), numericOf(b[i] ?? null)),
      );
    }),
    prepared(['series1: array', 'series2: number'], 'dynamic', ({ types }) => (a, b) => {
      const number = numericArgument(b, types[1]);
      return isArray(a) ? a.map((element) => pair(of, numericOf(element), number)) : null;
    }),
    prepared(['series1: number', 'series2: array'], 'dynamic', ({ types }) => (a, b) => {
      const number = numericArgument(a, types[0]);
      return isArray(b) ? b.map((element) => pair(of, number, numericOf(element))) : null;
    }),
  ];
}

function pair(of: Pairing, a: Numeric | null, b: Numeric | null): Dynamic {
  return a === null || b === null ? null : of(a, b);
}

/** An argument of a type of numbers as it would be in a series. */
export function numericArgument(value: Value, type: ScalarType | undefined): Numeric {
  return type === 'long' ? (value as bigint) : type === 'int' ? BigInt(value as number) : Number(value);
}

/** Longs by one operation, anything else by another. */
export function byKind(longs: (a: bigint, b: bigint) => bigint, reals: (a: number, b: number) => number): Pairing {
  return (a, b) =>
    typeof a === 'bigint' && typeof b === 'bigint' ? BigInt.asIntN(64, longs(a, b)) : reals(Number(a), Number(b));
}
